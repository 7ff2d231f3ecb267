import static org.assertj.core.api.Assertions.assertThat;

import co.elastic.clients.elasticsearch.ElasticsearchClient;
import java.io.IOException;

/** What the server says about itself. */
record AroundTour(ElasticsearchClient client) {
    void run() throws IOException {
        assertThat(client.info().clusterName()).isEqualTo("slackwater");
        assertThat(client.ml().info().upgradeMode()).isFalse();
        assertThat(client.ml().info().defaults().datafeeds().scrollSize()).isEqualTo(1000);
        assertThat(client.ml().getMemoryStats().nodes()).hasSize(1);
        assertThat(client.ml().deleteExpiredData().deleted()).isTrue();
    }
}
