package org.slackwater.datafeeds.control;

import java.time.Instant;

/**
 * Records that came into judged buckets after these had been read.
 *
 * @param firstBucket the begin of the first bucket that has any, epoch milliseconds
 */
record DelayedData(long records, long firstBucket, long lastBucket, long bucketSpan) {
    /** With more of a later bucket. */
    DelayedData and(long more, long bucket) {
        return new DelayedData(records + more, firstBucket, bucket, bucketSpan);
    }

    long end() {
        return lastBucket + bucketSpan;
    }

    String text() {
        return "[" + records + "] records came too late to be read, the latest into the bucket of ["
                + Instant.ofEpochMilli(lastBucket) + "]; a longer [query_delay] would wait for them";
    }
}
