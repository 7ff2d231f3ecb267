import static org.assertj.core.api.Assertions.assertThat;

import co.elastic.clients.elasticsearch.ml.ElasticsearchMlClient;
import java.io.IOException;

/** A forecast of the job that has been posted to, and its removal. */
record ForecastTour(ElasticsearchMlClient ml) {
    void run() throws IOException {
        ml.openJob(open -> open.jobId("posted"));
        String id = ml.forecast(forecast -> forecast.jobId("posted").duration(length -> length.time("1d")))
                .forecastId();
        assertThat(ml.getJobStats(stats -> stats.jobId("posted"))
                        .jobs()
                        .get(0)
                        .forecastsStats()
                        .total())
                .isEqualTo(1);
        assertThat(ml.deleteForecast(forecast -> forecast.jobId("posted").forecastId(id))
                        .acknowledged())
                .isTrue();
        ml.closeJob(close -> close.jobId("posted"));
    }
}
