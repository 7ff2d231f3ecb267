package org.slackwater.server;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.JsonObject;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slackwater.movein.control.Export;
import org.slackwater.movein.control.Move;
import org.slackwater.movein.control.Tables;
import org.slackwater.movein.control.Target;
import org.slackwater.movein.entity.Outcome;

/** What Elasticsearch answered, brought to a server. */
class MoveInIT {
    private static final Path EXPORT = Path.of("src/test/resources/movein");

    private static final String SHOP = "jdbc:h2:mem:shop;DB_CLOSE_DELAY=-1";

    @Test
    void everythingThatCanBeTakenOverIsAndTheRestIsNamed(@TempDir Path data) throws Exception {
        try (ServerProcess server = ServerProcess.started(data, Map.of("slackwater.sources.shop.url", SHOP))) {
            assertThat(moved(server))
                    .containsExactly(
                            "taken over  filter   safe_hosts",
                            "taken over  job      orders",
                            "refused     job      odd: Unknown function [something_of_tomorrow]",
                            "taken over  calendar holidays",
                            "taken over  event    holidays / New Year",
                            "taken over  datafeed datafeed-orders",
                            "refused     datafeed datafeed-odd: No known job with id 'odd'");

            JsonObject job = list(server, "/_ml/anomaly_detectors/orders", "jobs");
            assertThat(job.getString("results_index_name")).isEqualTo("shop");
            assertThat(job.getJsonObject("analysis_limits").getString("model_memory_limit"))
                    .isEqualTo("256mb");
            JsonObject datafeed = list(server, "/_ml/datafeeds/datafeed-orders", "datafeeds");
            assertThat(datafeed.getJsonArray("indices").getString(0)).isEqualTo("shop:public.orders");
            assertThat(datafeed.getString("query_delay")).isEqualTo("93169ms");
            assertThat(list(server, "/_ml/calendars/holidays", "calendars")
                            .getJsonArray("job_ids")
                            .getString(0))
                    .isEqualTo("shop");
            assertThat(list(server, "/_ml/calendars/holidays/events", "events").getString("description"))
                    .isEqualTo("New Year");

            assertThat(moved(server))
                    .filteredOn(line -> line.startsWith("left alone"))
                    .as("repeated")
                    .hasSize(5);
        }
    }

    /** Lines, with the reasons of the server up to where it lists what there is. */
    private static List<String> moved(ServerProcess server) throws IOException, InterruptedException {
        List<Outcome> told = new ArrayList<>();
        Target target = new Target("http://127.0.0.1:" + server.port(), ServerProcess.ADMIN, server.password());
        List<Outcome> outcomes =
                new Move(target, Tables.in(EXPORT.resolve("tables.properties")), told::add).move(Export.in(EXPORT));
        assertThat(told).isEqualTo(outcomes);
        return outcomes.stream()
                .map(outcome -> outcome.line().replaceFirst("; there are .*", ""))
                .toList();
    }

    private static JsonObject list(ServerProcess server, String path, String name) {
        return server.api().get(path).expect(200).json().getJsonArray(name).getJsonObject(0);
    }
}
