package org.slackwater.server;

import static org.assertj.core.api.Assertions.assertThat;

import co.elastic.clients.elasticsearch.ElasticsearchClient;
import co.elastic.clients.elasticsearch._types.ElasticsearchException;
import co.elastic.clients.elasticsearch.ml.DatafeedState;
import co.elastic.clients.elasticsearch.ml.JobState;
import co.elastic.clients.util.DateTime;
import java.io.IOException;
import java.nio.file.Path;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The official Java client, unmodified, through the life of a job. */
class ElasticsearchClientIT {
    @Test
    void theOfficialClientDrivesAJobFromPutToDelete(@TempDir Path data) throws IOException {
        try (ServerProcess server = ServerProcess.started(data, TaxiSource.settings());
                ElasticsearchClient client =
                        ElasticsearchClient.of(builder -> builder.host("http://127.0.0.1:" + server.port())
                                .usernameAndPassword(ServerProcess.ADMIN, ServerProcess.PASSWORD))) {
            assertThat(client.info().clusterName()).isEqualTo("slackwater");
            assertThat(client.ml().info().upgradeMode()).isFalse();

            assertThat(client.ml()
                            .putJob(job -> job.jobId("taxi")
                                    .analysisConfig(analysis -> analysis.bucketSpan(span -> span.time("1h"))
                                            .detectors(detector ->
                                                    detector.function("sum").fieldName("passengers")))
                                    .dataDescription(format -> format.timeField("ts")))
                            .jobId())
                    .isEqualTo("taxi");
            assertThat(client.ml()
                            .putDatafeed(feed -> feed.datafeedId("feed")
                                    .jobId("taxi")
                                    .indices(TaxiSource.TABLE)
                                    .query(query -> query.range(range -> range.untyped(
                                            u -> u.field("passengers").gte(co.elastic.clients.json.JsonData.of(0))))))
                            .indices())
                    .containsExactly(TaxiSource.TABLE);
            assertThat(client.ml().openJob(open -> open.jobId("taxi")).opened()).isTrue();
            assertThat(client.ml()
                            .startDatafeed(start -> start.datafeedId("feed")
                                    .start(DateTime.of("2014-07-01"))
                                    .end(DateTime.of("2014-09-01")))
                            .started())
                    .isTrue();
            Awaitility.await().until(() -> jobState(client) == JobState.Closed);

            var buckets = client.ml().getBuckets(get -> get.jobId("taxi").size(1));
            assertThat(buckets.count()).isEqualTo(62 * 24);
            assertThat(buckets.buckets().get(0).eventCount()).isEqualTo(2);
            var records = client.ml().getRecords(get -> get.jobId("taxi"));
            assertThat(records.count()).isPositive();
            assertThat(records.records().get(0).recordScore()).isBetween(0.0, 100.0);

            client.ml().openJob(open -> open.jobId("taxi"));
            String forecast = client.ml()
                    .forecast(ahead -> ahead.jobId("taxi").duration(days -> days.time("2d")))
                    .forecastId();
            var forecasts = client.ml()
                    .getJobStats(stats -> stats.jobId("taxi"))
                    .jobs()
                    .get(0)
                    .forecastsStats();
            assertThat(forecasts.total()).isEqualTo(1);
            assertThat(client.ml()
                            .deleteForecast(delete -> delete.jobId("taxi").forecastId(forecast))
                            .acknowledged())
                    .isTrue();
            client.ml().startDatafeed(start -> start.datafeedId("feed"));
            assertThat(client.ml().setUpgradeMode(mode -> mode.enabled(true)).acknowledged())
                    .isTrue();
            assertThat(client.ml().info().upgradeMode()).isTrue();
            assertThat(client.tasks().list(list -> list.actions("xpack/ml/*")).nodes())
                    .isEmpty();
            assertThat(org.junit.jupiter.api.Assertions.assertThrows(ElasticsearchException.class, () -> client.ml()
                                    .closeJob(close -> close.jobId("taxi")))
                            .status())
                    .isEqualTo(429);
            assertThat(client.ml().setUpgradeMode(mode -> mode.enabled(false)).acknowledged())
                    .isTrue();
            assertThat(jobState(client)).isEqualTo(JobState.Opened);
            assertThat(client.ml()
                            .getDatafeedStats(stats -> stats.datafeedId("feed"))
                            .datafeeds()
                            .get(0)
                            .state())
                    .isEqualTo(DatafeedState.Started);

            assertThat(client.ml().stopDatafeed(stop -> stop.datafeedId("feed")).stopped())
                    .isTrue();
            assertThat(client.ml().closeJob(close -> close.jobId("taxi")).closed())
                    .isTrue();
            assertThat(client.ml()
                            .deleteDatafeed(delete -> delete.datafeedId("feed"))
                            .acknowledged())
                    .isTrue();
            assertThat(client.ml().deleteJob(delete -> delete.jobId("taxi")).acknowledged())
                    .isTrue();
            assertThat(client.ml().getJobs().count()).isZero();
        }
    }

    private static JobState jobState(ElasticsearchClient client) throws IOException {
        return client.ml()
                .getJobStats(stats -> stats.jobId("taxi"))
                .jobs()
                .get(0)
                .state();
    }
}
