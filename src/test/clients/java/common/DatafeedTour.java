import static org.assertj.core.api.Assertions.assertThat;

import co.elastic.clients.elasticsearch.ml.ElasticsearchMlClient;
import co.elastic.clients.elasticsearch.ml.JobState;
import co.elastic.clients.json.JsonData;
import co.elastic.clients.util.DateTime;
import java.io.IOException;
import org.awaitility.Awaitility;

/** A job that a datafeed feeds, through two months of history and into real time. */
record DatafeedTour(ElasticsearchMlClient ml, String table) {
    void run() throws IOException {
        ml.putJob(job -> job.jobId("taxi")
                .analysisConfig(analysis -> analysis.bucketSpan(span -> span.time("1h"))
                        .detectors(detector -> detector.function("sum").fieldName("passengers")))
                .dataDescription(format -> format.timeField("ts")));
        assertThat(ml.putDatafeed(feed -> feed.datafeedId("feed")
                                .jobId("taxi")
                                .indices(table)
                                .query(query -> query.range(range ->
                                        range.untyped(u -> u.field("passengers").gte(JsonData.of(0))))))
                        .indices())
                .containsExactly(table);
        assertThat(ml.updateDatafeed(feed -> feed.datafeedId("feed").scrollSize(500))
                        .scrollSize())
                .isEqualTo(500);
        assertThat(ml.getDatafeeds(feeds -> feeds.datafeedId("feed")).count()).isEqualTo(1);

        assertThat(ml.openJob(open -> open.jobId("taxi")).opened()).isTrue();
        assertThat(ml.startDatafeed(start -> start.datafeedId("feed")
                                .start(DateTime.of("2014-07-01"))
                                .end(DateTime.of("2014-09-01")))
                        .started())
                .isTrue();
        Awaitility.await()
                .until(() -> ml.getJobStats(stats -> stats.jobId("taxi"))
                                .jobs()
                                .get(0)
                                .state()
                        == JobState.Closed);
        assertThat(ml.getBuckets(buckets -> buckets.jobId("taxi").size(1)).count())
                .isEqualTo(62 * 24);
    }
}
