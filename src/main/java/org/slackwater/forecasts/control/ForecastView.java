package org.slackwater.forecasts.control;

import org.jspecify.annotations.Nullable;
import org.slackwater.forecasts.entity.Forecast;

/** A forecast as it is shown: with the names under which Elasticsearch keeps it in its results. */
public record ForecastView(
        String jobId,
        String resultType,
        String forecastId,
        long forecastCreateTimestamp,
        long forecastStartTimestamp,
        long forecastEndTimestamp,
        @Nullable Long forecastExpiryTimestamp,
        String forecastStatus,
        double forecastProgress,
        long forecastMemoryBytes,
        long processedRecordCount,
        long processingTimeMs) {

    static ForecastView of(Forecast forecast) {
        return new ForecastView(
                forecast.jobId(),
                "model_forecast_request_stats",
                forecast.forecastId(),
                forecast.createdAt(),
                forecast.start(),
                forecast.end(),
                forecast.expiresAt(),
                ForecastStatistics.FINISHED,
                1,
                forecast.memoryBytes(),
                forecast.predictions(),
                forecast.processingMillis());
    }
}
