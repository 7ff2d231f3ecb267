package org.slackwater.analysis.entity;

/** How much one influencer field, or time itself ({@code bucket_time}), made a bucket unusual. */
public record BucketInfluencer(
        String influencerFieldName,
        double initialAnomalyScore,
        double anomalyScore,
        double rawAnomalyScore,
        double probability) {}
