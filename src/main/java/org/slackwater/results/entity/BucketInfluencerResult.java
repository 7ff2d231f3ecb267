package org.slackwater.results.entity;

/** How much one field, or time itself, made a bucket unusual, as the API shows it. */
public record BucketInfluencerResult(
        String jobId,
        String resultType,
        String influencerFieldName,
        double initialAnomalyScore,
        double anomalyScore,
        double rawAnomalyScore,
        double probability,
        long timestamp,
        long bucketSpan,
        boolean isInterim) {}
