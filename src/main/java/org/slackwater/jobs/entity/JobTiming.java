package org.slackwater.jobs.entity;

import org.jspecify.annotations.Nullable;

/** How long the buckets of a job took; times in milliseconds. */
public record JobTiming(
        long bucketCount,
        double totalBucketProcessingTimeMs,
        @Nullable Double minimumBucketProcessingTimeMs,
        @Nullable Double maximumBucketProcessingTimeMs,
        @Nullable Double averageBucketProcessingTimeMs,
        @Nullable Double exponentialAverageBucketProcessingTimeMs,
        double exponentialAverageBucketProcessingTimePerHourMs) {

    public static final JobTiming NONE = new JobTiming(0, 0, null, null, null, null, 0);

    /** Weight of the newest bucket in the exponential average. */
    private static final double WEIGHT = 0.01;

    private static final double MILLIS_PER_HOUR = 3_600_000;

    /** With some more buckets that took a time together; each counts with its share. */
    public JobTiming plus(int buckets, double millis, long bucketSpanMillis) {
        if (buckets == 0) {
            return this;
        }
        double each = millis / buckets;
        double total = totalBucketProcessingTimeMs + millis;
        long count = bucketCount + buckets;
        Double before = exponentialAverageBucketProcessingTimeMs;
        double average = before == null ? each : each + (before - each) * Math.pow(1 - WEIGHT, buckets);
        return new JobTiming(
                count,
                total,
                minimumBucketProcessingTimeMs == null ? each : Math.min(minimumBucketProcessingTimeMs, each),
                maximumBucketProcessingTimeMs == null ? each : Math.max(maximumBucketProcessingTimeMs, each),
                total / count,
                average,
                average * MILLIS_PER_HOUR / bucketSpanMillis);
    }
}
