package org.slackwater.results.control;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import org.slackwater.analysis.entity.Bucket;

/** The results of jobs in the database. Writes join the caller's transaction: a task calls them inside its fence. */
@ApplicationScoped
public class ResultStore {

    /**
     * Writes buckets with their records and influencers in place of whatever stood for the same job at the same bucket
     * times, interim or not; writing the same again changes nothing.
     *
     * @param buckets in the order of their time
     */
    public void replace(String jobId, List<Bucket> buckets) {
        throw new UnsupportedOperationException("written by the results feature");
    }

    /** Removes every interim result of the job. */
    public void deleteInterim(String jobId) {
        throw new UnsupportedOperationException("written by the results feature");
    }

    /** Removes every result of the job. */
    public void deleteAll(String jobId) {
        throw new UnsupportedOperationException("written by the results feature");
    }
}
