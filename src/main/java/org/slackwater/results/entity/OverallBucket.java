package org.slackwater.results.entity;

import java.util.List;

/** What one span of time amounted to over several jobs; {@code bucketSpan} in seconds. */
public record OverallBucket(
        long timestamp,
        long bucketSpan,
        double overallScore,
        List<JobScore> jobs,
        boolean isInterim,
        String resultType) {

    /** The highest bucket score of one job in the span. */
    public record JobScore(String jobId, double maxAnomalyScore) {}
}
