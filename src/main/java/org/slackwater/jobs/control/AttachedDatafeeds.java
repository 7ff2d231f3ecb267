package org.slackwater.jobs.control;

import jakarta.json.JsonObject;
import java.util.List;
import java.util.Map;

/** The datafeeds that are made with a job and shown inside it. */
public interface AttachedDatafeeds {
    /**
     * Makes the datafeed in the transaction that makes the job.
     *
     * @param config as it stood in the job
     */
    JsonObject create(String jobId, JsonObject config, List<String> roles);

    /** As they are shown, by the id of their job. */
    Map<String, JsonObject> ofJobs(List<String> jobIds, boolean excludeGenerated);
}
