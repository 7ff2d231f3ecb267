package org.slackwater.forecasts.control;

import org.jspecify.annotations.Nullable;
import org.slackwater.analysis.entity.Prediction;
import org.slackwater.analysis.entity.SeriesForecast;
import org.slackwater.forecasts.entity.Forecast;

/** What is expected of one series in one bucket, as it is shown; {@code bucketSpan} in seconds. */
public record PredictionView(
        String jobId,
        String resultType,
        String forecastId,
        long timestamp,
        long bucketSpan,
        int detectorIndex,
        String function,
        @Nullable String fieldName,
        @Nullable String byFieldName,
        @Nullable String byFieldValue,
        @Nullable String partitionFieldName,
        @Nullable String partitionFieldValue,
        double forecastLower,
        double forecastPrediction,
        double forecastUpper) {

    static PredictionView of(Forecast forecast, SeriesForecast series, int bucket, Prediction prediction) {
        return new PredictionView(
                forecast.jobId(),
                "model_forecast",
                forecast.forecastId(),
                forecast.start() + bucket * forecast.bucketSpanMillis(),
                forecast.bucketSpanMillis() / 1000,
                series.detectorIndex(),
                series.function(),
                series.fieldName(),
                series.byFieldName(),
                series.byFieldValue(),
                series.partitionFieldName(),
                series.partitionFieldValue(),
                prediction.lower(),
                prediction.expected(),
                prediction.upper());
    }
}
