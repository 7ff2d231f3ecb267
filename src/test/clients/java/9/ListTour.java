import static org.assertj.core.api.Assertions.assertThat;

import co.elastic.clients.elasticsearch.ElasticsearchClient;
import java.io.IOException;
import java.util.Map;

/** Answers that are lists, which each version of the client hands out in its own way. */
record ListTour(ElasticsearchClient client) {
    void run() throws IOException {
        assertThat(client.cat().mlDatafeeds().datafeeds().get(0).id()).isEqualTo("feed");
        assertThat(client.cat().mlJobs(jobs -> jobs.jobId("taxi")).jobs().get(0).id())
                .isEqualTo("taxi");
        assertThat(client.ml()
                        .previewDatafeed(feed -> feed.datafeedId("feed"), Map.class)
                        .documents())
                .isNotEmpty();
    }
}
