package org.slackwater.analysis.entity;

import org.jspecify.annotations.Nullable;

/** What became of the input of a job so far; times in epoch milliseconds, null until there is one. */
public record DataCounts(
        long processedRecordCount,
        long processedFieldCount,
        long inputBytes,
        long inputFieldCount,
        long invalidDateCount,
        long missingFieldCount,
        long outOfOrderTimestampCount,
        long emptyBucketCount,
        long sparseBucketCount,
        long bucketCount,
        @Nullable Long earliestRecordTimestamp,
        @Nullable Long latestRecordTimestamp,
        @Nullable Long latestBucketTimestamp,
        @Nullable Long latestEmptyBucketTimestamp,
        @Nullable Long latestSparseBucketTimestamp) {

    public static final DataCounts NONE = new DataCounts(0, 0, 0, 0, 0, 0, 0, 0, 0, 0, null, null, null, null, null);

    /** What was counted since an earlier state of the same counts; the times are the newest known. */
    public DataCounts minus(DataCounts before) {
        return new DataCounts(
                processedRecordCount - before.processedRecordCount,
                processedFieldCount - before.processedFieldCount,
                inputBytes - before.inputBytes,
                inputFieldCount - before.inputFieldCount,
                invalidDateCount - before.invalidDateCount,
                missingFieldCount - before.missingFieldCount,
                outOfOrderTimestampCount - before.outOfOrderTimestampCount,
                emptyBucketCount - before.emptyBucketCount,
                sparseBucketCount - before.sparseBucketCount,
                bucketCount - before.bucketCount,
                earliestRecordTimestamp,
                latestRecordTimestamp,
                latestBucketTimestamp,
                latestEmptyBucketTimestamp,
                latestSparseBucketTimestamp);
    }

    /** Every record that was read: processed, out of order, or without a readable date. */
    public long inputRecordCount() {
        return processedRecordCount + outOfOrderTimestampCount + invalidDateCount;
    }
}
