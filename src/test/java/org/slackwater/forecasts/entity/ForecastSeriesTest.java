package org.slackwater.forecasts.entity;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.slackwater.analysis.entity.Prediction;
import org.slackwater.analysis.entity.SeriesForecast;

class ForecastSeriesTest {
    private static final List<Prediction> PREDICTIONS =
            List.of(new Prediction(-1, 0, 1), new Prediction(1.5, 2.5, 1e300), new Prediction(-1e-300, 0, 3));

    @Test
    void partsOfItAreAsTheyWere() {
        ForecastSeries series = series("a");

        assertThat(series.between(0, 3)).isEqualTo(forecast("a", PREDICTIONS));
        assertThat(series.between(1, 2)).isEqualTo(forecast("a", PREDICTIONS.subList(1, 2)));
        assertThat(series.between(3, 3)).isEqualTo(forecast("a", List.of()));
    }

    @Test
    void whatADatabaseCannotHoldIsReplaced() {
        assertThat(series("a\0b").between(0, 0)).isEqualTo(forecast("a\ufffdb", List.of()));
    }

    private static ForecastSeries series(String value) {
        return new ForecastSeries(new ForecastSeriesKey("f", 0), forecast(value, PREDICTIONS));
    }

    private static SeriesForecast forecast(String value, List<Prediction> predictions) {
        return new SeriesForecast(1, "mean", "v", "host", value, "rack", value, predictions);
    }
}
