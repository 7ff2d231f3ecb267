package org.slackwater.analysis.entity;

/**
 * Something known in advance, from {@code start} to before {@code end} (epoch milliseconds): what happens in the buckets
 * that it touches is no anomaly ({@code skipResult}), nothing is learnt from it ({@code skipModelUpdate}).
 *
 * @param id tells it from others with the same description
 * @param shiftMillis by how much the seasons move when it begins, and stay moved: with an hour, what used to be usual an
 *     hour later is usual from then on
 */
public record ScheduledEvent(
        String id,
        String description,
        long start,
        long end,
        boolean skipResult,
        boolean skipModelUpdate,
        long shiftMillis) {

    /** Whether a part of it lies within the bucket. */
    public boolean touches(long bucketStart, long bucketSpan) {
        return start < bucketStart + bucketSpan && end > bucketStart;
    }
}
