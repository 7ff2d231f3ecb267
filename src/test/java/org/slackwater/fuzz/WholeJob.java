package org.slackwater.fuzz;

import jakarta.json.JsonObject;
import java.util.List;
import java.util.Map;
import org.slackwater.server.RemoteJob;
import org.slackwater.server.ServerProcess;
import org.slackwater.server.TaxiSource;

/** A job over two months of the sample series: what it finds is what the server is there for. */
final class WholeJob {
    private static final String ID = "whole-job";

    private WholeJob() {}

    /** Makes it, runs it to its end, deletes it; says what it found. */
    static Map<String, List<JsonObject>> found(ServerProcess server) {
        RemoteJob job = new RemoteJob(server::api, ID);
        job.put(
                """
                {"analysis_config": {"bucket_span": "1h",
                                     "detectors": [{"function": "sum", "field_name": "passengers"}]},
                 "data_description": {"time_field": "ts"},
                 "datafeed_config": {"datafeed_id": "%s", "indices": ["%s"]}}"""
                        .formatted(ID, TaxiSource.TABLE));
        job.open();
        job.startFeed(ID, "start=2014-10-01&end=2014-12-01");
        job.awaitState("closed");
        Map<String, List<JsonObject>> found =
                Map.of("buckets", job.results("buckets"), "records", job.results("records"));
        server.api().delete("/_ml/anomaly_detectors/" + ID).expect(200);
        return found;
    }
}
