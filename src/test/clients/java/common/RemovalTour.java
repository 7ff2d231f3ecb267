import static org.assertj.core.api.Assertions.assertThat;

import co.elastic.clients.elasticsearch.ml.ElasticsearchMlClient;
import java.io.IOException;

/** Everything ends as it began: with nothing. */
record RemovalTour(ElasticsearchMlClient ml) {
    void run() throws IOException {
        assertThat(ml.stopDatafeed(stop -> stop.datafeedId("feed")).stopped()).isTrue();
        assertThat(ml.deleteDatafeed(delete -> delete.datafeedId("feed")).acknowledged())
                .isTrue();
        assertThat(ml.closeJob(close -> close.jobId("taxi")).closed()).isTrue();
        assertThat(ml.resetJob(reset -> reset.jobId("taxi")).acknowledged()).isTrue();
        assertThat(ml.getBuckets(buckets -> buckets.jobId("taxi")).count()).isZero();
        assertThat(ml.deleteJob(delete -> delete.jobId("taxi")).acknowledged()).isTrue();
        assertThat(ml.deleteJob(delete -> delete.jobId("posted")).acknowledged())
                .isTrue();
        assertThat(ml.deleteFilter(filter -> filter.filterId("known")).acknowledged())
                .isTrue();
        assertThat(ml.getJobs().count()).isZero();
    }
}
