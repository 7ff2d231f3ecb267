package org.slackwater.jobs.control;

import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import org.jspecify.annotations.Nullable;
import org.slackwater.http.entity.JsonFactories;
import org.slackwater.http.entity.StoredJson;
import org.slackwater.jobs.entity.Job;

/** A job as the API shows it. */
final class JobView {
    private static final String JOB_TYPE = "anomaly_detector";

    /** The version of configurations that clients of the API's major 8 and 9 know. */
    private static final String JOB_VERSION = "12.0.0";

    private JobView() {}

    static JsonObject complete(Job job, @Nullable JsonObject datafeed) {
        JsonObject config = StoredJson.object(job.config());
        JsonObjectBuilder view = JsonFactories.BUILDERS
                .createObjectBuilder()
                .add("job_id", job.jobId())
                .add("job_type", JOB_TYPE)
                .add("job_version", JOB_VERSION)
                .add("create_time", job.createTime());
        Long finished = job.finishedTime();
        if (finished != null) {
            view.add("finished_time", finished);
        }
        String snapshot = job.modelSnapshotId();
        if (snapshot != null) {
            view.add("model_snapshot_id", snapshot);
        }
        return with(view, config, datafeed);
    }

    /** Without what the server itself keeps, so that it can be put again. */
    static JsonObject withoutGenerated(Job job, @Nullable JsonObject datafeed) {
        return with(JsonFactories.BUILDERS.createObjectBuilder(), StoredJson.object(job.config()), datafeed);
    }

    private static JsonObject with(JsonObjectBuilder view, JsonObject config, @Nullable JsonObject datafeed) {
        config.forEach(view::add);
        if (datafeed != null) {
            view.add("datafeed_config", datafeed);
        }
        return view.build();
    }
}
