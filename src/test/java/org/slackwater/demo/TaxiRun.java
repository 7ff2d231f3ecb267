package org.slackwater.demo;

import jakarta.json.JsonObject;
import java.time.Duration;
import java.util.List;
import java.util.function.DoubleConsumer;
import org.awaitility.Awaitility;
import org.slackwater.server.ApiCaller;
import org.slackwater.server.RemoteJob;
import org.slackwater.server.TaxiSource;

/** A job over the whole history of the taxis, with its datafeed. */
final class TaxiRun {
    private static final double FIRST = 1_404_172_800_000.0;
    private static final double LAST = 1_422_748_800_000.0;

    private final RemoteJob job;
    private final String id;

    TaxiRun(ApiCaller api, String id) {
        this.job = new RemoteJob(() -> api, id);
        this.id = id;
    }

    /** Chunks of half a day only make the run long enough to be stopped in its middle. */
    void begin() {
        job.put(
                """
                {"description": "Passengers of New York's taxis",
                 "analysis_config": {"bucket_span": "1h",
                                     "detectors": [{"function": "sum", "field_name": "passengers"}]},
                 "data_description": {"time_field": "ts"},
                 "datafeed_config": {"datafeed_id": "%s-feed", "indices": ["%s"],
                                     "chunking_config": {"mode": "manual", "time_span": "12h"}}}"""
                        .formatted(id, TaxiSource.TABLE));
        job.open();
        job.startFeed(id + "-feed", "start=2014-07-01&end=2015-02-01");
    }

    /** Follows the run until that much of the history is read, or it is over. */
    void follow(double until, DoubleConsumer progress) {
        Awaitility.await()
                .forever()
                .pollDelay(Duration.ZERO)
                .pollInterval(Duration.ofMillis(50))
                .until(() -> {
                    double done = done();
                    progress.accept(done);
                    return done >= until || job.state().equals("closed");
                });
    }

    double done() {
        return Math.max(0, (job.latestRecord() - FIRST) / (LAST - FIRST));
    }

    long processed() {
        return job.processed();
    }

    long count(String kind) {
        return job.count(kind);
    }

    List<JsonObject> buckets() {
        return job.results("buckets");
    }

    List<JsonObject> records() {
        return job.results("records");
    }
}
