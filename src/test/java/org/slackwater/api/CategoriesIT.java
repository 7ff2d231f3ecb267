package org.slackwater.api;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.slackwater.server.ApiCaller.Answer;

/** Messages of two nodes, a hundred hours long, and one hour in which something fails far too often. */
@ExtendWith(SharedServer.class)
class CategoriesIT {
    private static final String JOB = "/_ml/anomaly_detectors/categories-it";
    private static final String CATEGORIES = JOB + "/results/categories";
    private static final long HOUR = 3_600_000;
    private static final long BEGIN = 1_404_172_800_000L;
    private static final int ODD = 90;

    private final CheckedCaller api;
    private final LiveTable live;

    CategoriesIT(CheckedCaller api, LiveTable live) {
        this.api = api;
        this.live = live;
    }

    @AfterEach
    void remove() {
        api.delete(JOB + "?force=true");
    }

    @Test
    void kindsOfMessagesAreLearntAndFound() {
        create(
                "{\"function\":\"high_count\",\"by_field_name\":\"mlcategory\"}",
                "\"categorization_filters\":[\"\\\\[.*?\\\\]\"],\"influencers\":[\"mlcategory\"]");
        analyse(0, 100);

        JsonObject found = api.got(CATEGORIES);
        assertThat(found.getInt("count")).isEqualTo(2);
        JsonObject first = found.getJsonArray("categories").getJsonObject(0);
        assertThat(first.getInt("category_id")).isEqualTo(1);
        assertThat(first.getString("mlcategory")).isEqualTo("1");
        assertThat(first.getString("terms")).isEqualTo("Node started");
        assertThat(first.getString("regex")).isEqualTo(".*?Node.+?started.*");
        assertThat(first.getInt("num_matches")).isEqualTo(2000);
        assertThat(first.getJsonArray("examples")).hasSize(4);
        assertThat(first.getString("result_type")).isEqualTo("category_definition");
        assertThat(api.got(CATEGORIES + "/2")
                        .getJsonArray("categories")
                        .getJsonObject(0)
                        .getString("terms"))
                .isEqualTo("Failed to write block");
        assertThat(api.get(CATEGORIES + "/3").status()).isEqualTo(404);

        JsonObject record =
                api.got(JOB + "/results/records?size=1").getJsonArray("records").getJsonObject(0);
        assertThat(record.getJsonNumber("timestamp").longValue()).isEqualTo(BEGIN + ODD * HOUR);
        assertThat(record.getString("by_field_name")).isEqualTo("mlcategory");
        assertThat(record.getString("by_field_value")).isEqualTo("2");
        assertThat(record.getJsonArray("influencers").toString()).contains("mlcategory");

        JsonObject size = sizes();
        assertThat(size.getInt("categorized_doc_count")).isEqualTo(3300);
        assertThat(size.getInt("total_category_count")).isEqualTo(2);
        assertThat(size.getInt("frequent_category_count")).isEqualTo(2);
        assertThat(size.getInt("rare_category_count")).isZero();
        assertThat(size.getString("categorization_status")).isEqualTo("ok");
        assertThat(api.get("/_cat/ml/anomaly_detectors/categories-it?h=mcdc,mtcc,mcs&format=json")
                        .text())
                .contains("3300")
                .contains("ok");
    }

    @Test
    void categoriesAreAskedForPageByPage() {
        create("{\"function\":\"count\",\"by_field_name\":\"mlcategory\"}", "\"latency\":\"0\"");
        analyse(0, 2);

        assertThat(ids(CATEGORIES + "?from=1&size=1")).containsExactly(2);
        assertThat(ids(api.done("POST", CATEGORIES, "{\"page\":{\"from\":0,\"size\":1}}")))
                .containsExactly(1);
        assertThat(ids(api.done("POST", CATEGORIES + "/2", null))).containsExactly(2);
        assertThat(api.got(CATEGORIES + "?size=0").getInt("count")).isEqualTo(2);
        assertThat(api.get(CATEGORIES + "?size=-1").status()).isEqualTo(400);
        assertThat(api.get(CATEGORIES + "/0").status()).isEqualTo(400);
    }

    @Test
    void partitionsHaveCategoriesOfTheirOwn() {
        create(
                "{\"function\":\"count\",\"by_field_name\":\"mlcategory\",\"partition_field_name\":\"host\"}",
                "\"per_partition_categorization\":{\"enabled\":true,\"stop_on_warn\":true}");
        analyse(0, 2);

        assertThat(ids(CATEGORIES)).containsExactly(1, 2, 3, 4);
        assertThat(ids(CATEGORIES + "?partition_field_value=b")).containsExactly(2, 4);
        JsonObject one = api.got(CATEGORIES + "/2?partition_field_value=b")
                .getJsonArray("categories")
                .getJsonObject(0);
        assertThat(one.getString("partition_field_name")).isEqualTo("host");
        assertThat(one.getString("partition_field_value")).isEqualTo("b");
        assertThat(api.get(CATEGORIES + "/2?partition_field_value=a").status()).isEqualTo(404);
        assertThat(ids(CATEGORIES + "?partition_field_value=c")).isEmpty();
    }

    @Test
    void aReturnToASnapshotBringsBackItsCategoriesAndAResetNone() {
        create("{\"function\":\"count\",\"by_field_name\":\"mlcategory\"}", "\"latency\":\"0\"");
        analyse(0, 1);
        JsonObject then = api.got(CATEGORIES);
        String snapshot = api.got(JOB + "/model_snapshots")
                .getJsonArray("model_snapshots")
                .getJsonObject(0)
                .getString("snapshot_id");
        post("{\"ts\":%d,\"message\":\"Something else, once only\"}".formatted(BEGIN + HOUR));
        analyse(1, 100);
        JsonObject undisturbed = api.got(CATEGORIES);
        assertThat(undisturbed.getInt("count")).isEqualTo(3);

        api.done("POST", JOB + "/model_snapshots/" + snapshot + "/_revert", "{\"delete_intervening_results\":true}");

        assertThat(api.got(CATEGORIES)).isEqualTo(then);
        post("{\"ts\":%d,\"message\":\"Something else, once only\"}".formatted(BEGIN + HOUR));
        analyse(1, 100);
        assertThat(api.got(CATEGORIES)).isEqualTo(undisturbed);

        api.done("POST", JOB + "/_reset", null);
        assertThat(api.got(CATEGORIES).getInt("count")).isZero();
    }

    @Test
    void messagesOfTheSameTimeAreReadInTheOrderOfTheirTexts() {
        Instant time = Instant.ofEpochMilli(BEGIN);
        String table = live.make("messages");
        List.of("node stopped", "disk full", "node started").forEach(message -> live.add("messages", time, 1, message));
        live.add("messages", time.plusSeconds(1), 1, "a new day");
        api.done(
                "PUT",
                JOB,
                """
                {"analysis_config":{"categorization_field_name":"host","detectors":[{"function":"sum","field_name":"v",\
                "by_field_name":"mlcategory"}]},"data_description":{"time_field":"ts"},\
                "datafeed_config":{"datafeed_id":"categories-it","indices":["%s"]}}"""
                        .formatted(table));
        api.done("POST", JOB + "/_open", null);
        api.done("POST", "/_ml/datafeeds/categories-it/_start?start=0&end=" + (BEGIN + HOUR), null);
        Awaitility.await()
                .atMost(Duration.ofMinutes(1))
                .until(() -> job("/_stats").getString("state").equals("closed"));

        assertThat(api.got(CATEGORIES).getJsonArray("categories").stream()
                        .map(category -> category.asJsonObject().getString("terms")))
                .containsExactly("disk full", "node started", "node stopped", "a new day");
        live.drop("messages");
    }

    @Test
    void theConfigurationShowsTheAnalyzerAndCanBePutAgain() {
        create(
                "{\"function\":\"count\",\"by_field_name\":\"mlcategory\"}",
                "\"categorization_filters\":[\"a\"],\"per_partition_categorization\":{\"enabled\":false}");

        JsonObject analysis = job("?exclude_generated=true").getJsonObject("analysis_config");
        JsonObject analyzer = analysis.getJsonObject("categorization_analyzer");
        assertThat(analyzer.getString("tokenizer")).isEqualTo("ml_standard");
        assertThat(analyzer.getJsonArray("char_filter").getJsonObject(1).getString("pattern"))
                .isEqualTo("a");
        String config = job("?exclude_generated=true").toString();
        api.done("DELETE", JOB, null);
        api.done("PUT", JOB, config);
        assertThat(job("?exclude_generated=true").getJsonObject("analysis_config"))
                .isEqualTo(analysis);
        assertThat(api.got("/_ml/info")
                        .getJsonObject("defaults")
                        .getJsonObject("anomaly_detectors")
                        .getJsonObject("categorization_analyzer")
                        .getJsonArray("filter"))
                .isEqualTo(analyzer.getJsonArray("filter"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{'detectors': [{'function': 'count', 'by_field_name': 'mlcategory'}]} | [by_field_name] [mlcategory]",
                "{'detectors': [{'function': 'count'}], 'categorization_field_name': 'm'} | [categorization_field_name] [m]",
                "{'detectors': [{'function': 'count', 'by_field_name': 'mlcategory'}], 'categorization_field_name': 'm', 'categorization_analyzer': 'english'} | [english]",
                "{'detectors': [{'function': 'count', 'by_field_name': 'mlcategory'}], 'categorization_field_name': 'm', 'categorization_filters': ['(']} | [categorization_filters] [(]",
            })
    void whatIsWrongIsNamedWhenAJobIsMadeAndValidated(String analysis, String named) {
        String body = "{\"analysis_config\":" + analysis.replace('\'', '"') + ",\"data_description\":{}}";

        for (Answer answer : List.of(api.put(JOB, body), api.post("/_ml/anomaly_detectors/_validate", body))) {
            assertThat(answer.status()).isEqualTo(400);
            assertThat(answer.json().getJsonObject("error").getString("reason")).contains(named);
        }
    }

    private void create(String detector, String more) {
        api.done(
                "PUT",
                JOB,
                """
                {"analysis_config":{"bucket_span":"1h","categorization_field_name":"message","detectors":[%s],%s},\
                "data_description":{"time_field":"ts"}}"""
                        .formatted(detector, more));
    }

    /** Sends the messages of these hours to the job, and closes it. */
    private void analyse(int from, int to) {
        StringBuilder data = new StringBuilder();
        for (int hour = from; hour < to; hour++) {
            for (int i = 0; i < 30 || hour == ODD && i < 330; i++) {
                data.append("{\"ts\":%d,\"host\":\"%s\",\"message\":\"[thread %d] %s\"}\n"
                        .formatted(
                                BEGIN + hour * HOUR + i * 1000,
                                i % 2 == 0 ? "a" : "b",
                                i,
                                i < 20 ? "Node " + i + " started" : "Failed to write block " + i));
            }
        }
        post(data.toString());
    }

    private void post(String data) {
        api.done("POST", JOB + "/_open", null);
        api.done("POST", JOB + "/_data", data);
        api.done("POST", JOB + "/_close", null);
    }

    private JsonObject job(String parameters) {
        return api.got(JOB + parameters).getJsonArray("jobs").getJsonObject(0);
    }

    private JsonObject sizes() {
        return job("/_stats").getJsonObject("model_size_stats");
    }

    private List<Integer> ids(String path) {
        return ids(api.got(path));
    }

    private static List<Integer> ids(JsonObject found) {
        JsonArray categories = found.getJsonArray("categories");
        return categories.stream()
                .map(category -> category.asJsonObject().getInt("category_id"))
                .toList();
    }
}
