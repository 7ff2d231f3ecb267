package org.slackwater.demo;

import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.util.ArrayList;
import java.util.List;
import java.util.function.DoubleConsumer;
import org.awaitility.Awaitility;
import org.slackwater.server.ApiCaller;
import org.slackwater.server.TaxiSource;

/** A job over the whole history of the taxis, with its datafeed. */
final class TaxiRun {
    private static final long FIRST = 1_404_172_800_000L;
    private static final long LAST = 1_422_748_800_000L;
    private static final int PAGE = 5_000;

    private final ApiCaller api;
    private final String job;

    TaxiRun(ApiCaller api, String job) {
        this.api = api;
        this.job = job;
    }

    /** Chunks of half a day only make the run long enough to be stopped in its middle. */
    void begin() {
        api.put(
                        path(""),
                        """
                {"description": "Passengers of New York's taxis",
                 "analysis_config": {"bucket_span": "1h",
                                     "detectors": [{"function": "sum", "field_name": "passengers"}]},
                 "data_description": {"time_field": "ts"},
                 "datafeed_config": {"datafeed_id": "%s-feed", "indices": ["%s"],
                                     "chunking_config": {"mode": "manual", "time_span": "12h"}}}"""
                                .formatted(job, TaxiSource.TABLE))
                .expect(200);
        api.post(path("/_open")).expect(200);
        api.post("/_ml/datafeeds/" + job + "-feed/_start?start=2014-07-01&end=2015-02-01")
                .expect(200);
    }

    /** Follows the run until that much of the history is read, or it is over. */
    void follow(double until, DoubleConsumer progress) {
        Awaitility.await()
                .forever()
                .pollDelay(java.time.Duration.ZERO)
                .pollInterval(java.time.Duration.ofMillis(50))
                .until(() -> {
                    double done = done();
                    progress.accept(done);
                    return done >= until || isClosed();
                });
    }

    double done() {
        JsonObject counts = stats().getJsonObject("data_counts");
        return counts.containsKey("latest_record_timestamp")
                ? (counts.getJsonNumber("latest_record_timestamp").doubleValue() - FIRST) / (LAST - FIRST)
                : 0;
    }

    boolean isClosed() {
        return stats().getString("state").equals("closed");
    }

    long processed() {
        return stats().getJsonObject("data_counts")
                .getJsonNumber("processed_record_count")
                .longValue();
    }

    long count(String kind) {
        return api.get(path("/results/" + kind + "?size=1"))
                .expect(200)
                .json()
                .getJsonNumber("count")
                .longValue();
    }

    /** All buckets, without what names the job. */
    List<JsonObject> buckets() {
        return results("buckets", "");
    }

    List<JsonObject> records() {
        return results("records", "&sort=timestamp&desc=false");
    }

    private List<JsonObject> results(String kind, String order) {
        List<JsonObject> all = new ArrayList<>();
        long count = count(kind);
        for (int from = 0; from < count; from += PAGE) {
            api
                    .get(path(
                            "/results/" + kind + "?from=" + from + "&size=" + PAGE + order + "&filter_path=-**.job_id"))
                    .expect(200)
                    .json()
                    .getJsonArray(kind)
                    .stream()
                    .map(JsonValue::asJsonObject)
                    .forEach(all::add);
        }
        return all;
    }

    private JsonObject stats() {
        return api.get(path("/_stats")).expect(200).json().getJsonArray("jobs").getJsonObject(0);
    }

    private String path(String rest) {
        return "/_ml/anomaly_detectors/" + job + rest;
    }
}
