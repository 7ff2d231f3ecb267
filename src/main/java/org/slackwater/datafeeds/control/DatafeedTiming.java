package org.slackwater.datafeeds.control;

import org.jspecify.annotations.Nullable;

/** How long the searches of a datafeed took; times in milliseconds. */
public record DatafeedTiming(
        long searchCount, long bucketCount, double totalSearchTimeMs, double exponentialAverageSearchTimePerHourMs) {
    static final DatafeedTiming NONE = new DatafeedTiming(0, 0, 0, 0);

    /** Weight of the newest search in the exponential average. */
    private static final double WEIGHT = 0.1;

    private static final double MILLIS_PER_HOUR = 3_600_000;

    /** With one more search over a span of the data's time. */
    DatafeedTiming plus(double millis, long spanMillis, long bucketSpanMillis) {
        double perHour = spanMillis <= 0 ? millis : millis * MILLIS_PER_HOUR / spanMillis;
        return new DatafeedTiming(
                searchCount + 1,
                bucketCount + spanMillis / bucketSpanMillis,
                totalSearchTimeMs + millis,
                searchCount == 0
                        ? perHour
                        : exponentialAverageSearchTimePerHourMs
                                + (perHour - exponentialAverageSearchTimePerHourMs) * WEIGHT);
    }

    @Nullable
    Double averageSearchTimePerBucketMs() {
        return bucketCount == 0 ? null : totalSearchTimeMs / bucketCount;
    }
}
