package org.slackwater.datafeeds.control;

/** How often a datafeed looks for new data when nobody says: the longer the buckets, the less often. */
final class DefaultFrequency {
    private static final long SECOND = 1000;
    private static final long MINUTE = 60 * SECOND;
    private static final long HOUR = 60 * MINUTE;

    private DefaultFrequency() {}

    /** @param step what it has to be a multiple of */
    static long of(long bucketSpan, long step) {
        long wanted = of(bucketSpan);
        return Math.max(step, wanted - wanted % step);
    }

    private static long of(long bucketSpan) {
        if (bucketSpan <= 2 * MINUTE) {
            return Math.max(SECOND, bucketSpan / 2);
        }
        if (bucketSpan <= 20 * MINUTE) {
            return MINUTE;
        }
        return bucketSpan <= 12 * HOUR ? 10 * MINUTE : HOUR;
    }
}
