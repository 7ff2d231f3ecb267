package org.slackwater.datafeeds.control;

import org.jspecify.annotations.Nullable;
import org.slackwater.datafeeds.control.DatafeedSearch.Window;

/**
 * The searches of a datafeed: how long they took, and what was searched last; times in milliseconds.
 *
 * @param latest null when nothing has been searched since the datafeed was started
 */
public record DatafeedTiming(
        long searchCount,
        long bucketCount,
        double totalSearchTimeMs,
        double exponentialAverageSearchTimePerHourMs,
        @Nullable Searched latest) {
    /** What a search was for. */
    public record Searched(long start, long end, boolean realTime) {}

    static final DatafeedTiming NONE = new DatafeedTiming(0, 0, 0, 0, null);

    /** Weight of the newest search in the exponential average. */
    private static final double WEIGHT = 0.1;

    private static final double MILLIS_PER_HOUR = 3_600_000;

    /** With one more search over a range of the data's time. */
    DatafeedTiming plus(double millis, Window range, boolean realTime, long bucketSpanMillis) {
        double perHour = range.span() <= 0 ? millis : millis * MILLIS_PER_HOUR / range.span();
        return new DatafeedTiming(
                searchCount + 1,
                bucketCount + range.span() / bucketSpanMillis,
                totalSearchTimeMs + millis,
                searchCount == 0
                        ? perHour
                        : exponentialAverageSearchTimePerHourMs
                                + (perHour - exponentialAverageSearchTimePerHourMs) * WEIGHT,
                new Searched(range.start(), range.end(), realTime));
    }

    /** As it is when the datafeed is started again. */
    DatafeedTiming startedAgain() {
        return new DatafeedTiming(
                searchCount, bucketCount, totalSearchTimeMs, exponentialAverageSearchTimePerHourMs, null);
    }

    @Nullable
    Double averageSearchTimePerBucketMs() {
        return bucketCount == 0 ? null : totalSearchTimeMs / bucketCount;
    }
}
