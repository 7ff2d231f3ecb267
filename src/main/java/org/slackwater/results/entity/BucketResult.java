package org.slackwater.results.entity;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A bucket as the API shows it.
 *
 * @param bucketSpan seconds
 * @param scheduledEvents what was scheduled for it; null where nothing was
 * @param records what was unusual in it; null where it was not asked for
 */
public record BucketResult(
        String jobId,
        long timestamp,
        double anomalyScore,
        long bucketSpan,
        double initialAnomalyScore,
        long eventCount,
        boolean isInterim,
        List<BucketInfluencerResult> bucketInfluencers,
        @Nullable List<String> scheduledEvents,
        long processingTimeMs,
        String resultType,
        @Nullable List<RecordResult> records) {

    public BucketResult with(List<RecordResult> found) {
        return new BucketResult(
                jobId,
                timestamp,
                anomalyScore,
                bucketSpan,
                initialAnomalyScore,
                eventCount,
                isInterim,
                bucketInfluencers,
                scheduledEvents,
                processingTimeMs,
                resultType,
                found);
    }
}
