package org.slackwater.results.entity;

import org.jspecify.annotations.Nullable;

/**
 * What a model expected of one series in one bucket, as the API shows it; {@code bucketSpan} in seconds.
 *
 * @param actual null where the bucket has no value
 */
public record ModelPlotResult(
        String jobId,
        String resultType,
        long timestamp,
        long bucketSpan,
        int detectorIndex,
        String modelFeature,
        @Nullable String byFieldName,
        @Nullable String byFieldValue,
        @Nullable String partitionFieldName,
        @Nullable String partitionFieldValue,
        double modelLower,
        double modelMedian,
        double modelUpper,
        @Nullable Double actual) {}
