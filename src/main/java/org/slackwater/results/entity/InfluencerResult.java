package org.slackwater.results.entity;

/** An influencer as the API shows it; {@code bucketSpan} in seconds. */
public record InfluencerResult(
        String jobId,
        String resultType,
        String influencerFieldName,
        String influencerFieldValue,
        double influencerScore,
        double initialInfluencerScore,
        double probability,
        long bucketSpan,
        boolean isInterim,
        long timestamp) {}
