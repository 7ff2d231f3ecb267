import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import co.elastic.clients.elasticsearch.ElasticsearchClient;
import co.elastic.clients.elasticsearch.ml.DatafeedState;
import co.elastic.clients.elasticsearch.ml.ElasticsearchMlClient;
import co.elastic.clients.elasticsearch.ml.JobState;
import java.io.IOException;

/** Upgrade mode with an open job and a datafeed in real time. */
record UpgradeModeTour(ElasticsearchClient client) {
    void run() throws IOException {
        ElasticsearchMlClient ml = client.ml();
        ml.openJob(open -> open.jobId("taxi"));
        ml.startDatafeed(start -> start.datafeedId("feed"));
        assertThat(ml.setUpgradeMode(mode -> mode.enabled(true)).acknowledged()).isTrue();
        assertThat(ml.info().upgradeMode()).isTrue();
        assertThat(client.tasks().list(list -> list.actions("xpack/ml/*")).nodes())
                .isEmpty();
        Throwable refused = catchThrowable(() -> ml.closeJob(close -> close.jobId("taxi")));
        assertThat(Connection.status(refused)).isEqualTo(429);
        assertThat(ml.setUpgradeMode(mode -> mode.enabled(false)).acknowledged())
                .isTrue();
        assertThat(ml.getJobStats(stats -> stats.jobId("taxi")).jobs().get(0).state())
                .isEqualTo(JobState.Opened);
        assertThat(ml.getDatafeedStats(stats -> stats.datafeedId("feed"))
                        .datafeeds()
                        .get(0)
                        .state())
                .isEqualTo(DatafeedState.Started);
    }
}
