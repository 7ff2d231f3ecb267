package org.slackwater.jobs.control;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How many forecasts of a job are kept and what they took, as the API shows it; {@code null} where there is none.
 *
 * @param forecastedJobs 1, or 0 without a forecast
 * @param status how many there are in each state
 */
public record ForecastsStats(
        long total,
        int forecastedJobs,
        @Nullable Range memoryBytes,
        @Nullable Range records,
        @Nullable Range processingTimeMs,
        @Nullable Map<String, Long> status) {
    /** Of several forecasts. */
    public record Range(double total, double min, double avg, double max) {}

    public static final ForecastsStats NONE = new ForecastsStats(0, 0, null, null, null, null);
}
