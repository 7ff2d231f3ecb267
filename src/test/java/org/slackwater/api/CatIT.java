package org.slackwater.api;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.slackwater.server.ApiCaller.Answer;

/** Tables for the eye. */
@ExtendWith(SharedServer.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class CatIT {
    private static final String JOBS = "/_cat/ml/anomaly_detectors";
    private static final String FEEDS = "/_cat/ml/datafeeds";

    private final CheckedCaller api;

    CatIT(CheckedCaller api) {
        this.api = api;
    }

    @BeforeAll
    void aJobWithDataAndOneWithout() {
        for (String job : List.of("cat-a", "cat-b")) {
            api.done(
                    "PUT",
                    "/_ml/anomaly_detectors/" + job,
                    """
                    {"analysis_config":{"bucket_span":"1h","detectors":[{"function":"count"}]},
                     "analysis_limits":{"model_memory_limit":"2gb"},
                     "data_description":{"time_field":"ts","time_format":"epoch_ms"}}""");
        }
        api.done("PUT", "/_ml/datafeeds/cat-feed", "{\"job_id\":\"cat-a\",\"indices\":[\"taxi:NYC_TAXI\"]}");
        api.done("POST", "/_ml/anomaly_detectors/cat-a/_open", null);
        api.done("POST", "/_ml/anomaly_detectors/cat-a/_data", "{\"ts\":0}{\"ts\":3600000}{\"ts\":7200000}");
        api.done("POST", "/_ml/anomaly_detectors/cat-a/_flush", null);
    }

    @AfterAll
    void removeThem() {
        List.of("cat-a", "cat-b").forEach(job -> api.delete("/_ml/anomaly_detectors/" + job + "?force=true"));
    }

    @Test
    void jobsInTheirUsualColumns() {
        Answer answer = api.get(JOBS + "/cat-*?v");

        assertThat(answer.headers().get("Content-Type")).startsWith("text/plain");
        List<List<String>> lines = lines(answer);
        assertThat(lines.get(0))
                .containsExactly(
                        "id",
                        "state",
                        "data.processed_records",
                        "model.bytes",
                        "model.memory_status",
                        "forecasts.total",
                        "buckets.count");
        assertThat(lines.get(1)).startsWith("cat-a", "opened", "3").endsWith("ok", "0", "2");
        assertThat(lines.get(2)).containsExactly("cat-b", "closed", "0", "0b", "ok", "0", "0");
        assertThat(lines).hasSize(3);
    }

    @Test
    void datafeedsInTheirUsualColumns() {
        List<List<String>> lines = lines(api.get(FEEDS + "/cat-feed?v=true"));

        assertThat(lines.get(0)).containsExactly("id", "state", "buckets.count", "search.count");
        assertThat(lines.get(1)).startsWith("cat-feed", "stopped");
        assertThat(lines(api.get(FEEDS + "?v=false&h=id"))).contains(List.of("cat-feed"));
    }

    @Test
    void jsonIsAnObjectOfTextsForEachRow() {
        List<JsonObject> rows = rows(api.get(JOBS + "?format=json&h=id,mml,dlr,node.name,fmmin&s=id"), "cat-");

        assertThat(rows.get(0).getString("mml")).isEqualTo("2gb");
        assertThat(rows.get(0).getString("dlr")).isEqualTo("1970-01-01T02:00:00Z");
        assertThat(rows.get(0).getString("node.name")).isNotBlank();
        assertThat(rows.get(1).keySet()).containsOnly("id", "mml");
        assertThat(api.call("GET", JOBS, null, Map.of("Accept", "application/json"))
                        .value()
                        .asJsonArray())
                .isNotEmpty();
    }

    @Test
    void sortedUnitedAndByAlias() {
        assertThat(lines(api.get(JOBS + "/cat-*?h=id&s=dpr"))).containsExactly(List.of("cat-b"), List.of("cat-a"));
        assertThat(lines(api.get(JOBS + "/cat-*?h=id&s=dataProcessedRecords:desc,id")))
                .containsExactly(List.of("cat-a"), List.of("cat-b"));
        assertThat(lines(api.get(JOBS + "/cat-b?h=mml&bytes=mb"))).containsExactly(List.of("2048"));
        assertThat(lines(api.get(JOBS + "/cat-b?h=btt&time=ms"))).containsExactly(List.of("0"));
    }

    /** As the contract's types of the rows have them, which name aliases as fields of their own. */
    @ParameterizedTest
    @CsvSource({"/_cat/ml/anomaly_detectors, CatMlJobsJobsRecord", "/_cat/ml/datafeeds, CatMlDatafeedsDatafeedsRecord"})
    void everyColumnAndAliasOfTheContractIsThere(String path, String type) {
        Set<String> wanted = new TreeSet<>(new Contract().fields(type));
        Set<String> there = lines(api.get(path + "?help")).stream()
                .flatMap(words ->
                        java.util.stream.Stream.of(words.get(0), words.get(2).equals("|") ? "" : words.get(2)))
                .flatMap(names -> Arrays.stream(names.split(",")))
                .collect(Collectors.toSet());

        assertThat(there).containsAll(wanted);
        wanted.forEach(name ->
                assertThat(api.get(path + "?h=" + name).status()).as(name).isEqualTo(200));
    }

    @Test
    void tasksByColumn() {
        assertThat(lines(api.get("/_cat/tasks?actions=xpack/ml/job*&h=action,description&s=description")))
                .contains(List.of("xpack/ml/job[c]", "id=job-cat-a"));
        assertThat(lines(api.get("/_cat/tasks?help")).get(0).get(0)).isEqualTo("id");
        assertThat(api.get("/_cat/tasks?v&time=nanos").text()).startsWith("action");
    }

    @ParameterizedTest
    @ValueSource(strings = {"h=mast", "s=mast", "format=yaml", "bytes=k", "time=weeks", "v=x", "help=x"})
    void whatIsNotThereIsRefusedByName(String parameter) {
        for (String path : List.of(JOBS, FEEDS, "/_cat/tasks")) {
            Answer answer = api.get(path + "?" + parameter);

            assertThat(answer.status()).isEqualTo(400);
            assertThat(answer.text()).contains("[" + parameter.replaceFirst("=.*", "") + "]");
        }
    }

    @Test
    void whatMatchesNothing() {
        assertThat(api.get(JOBS + "/cat-no*").text()).isEmpty();
        assertThat(api.get(JOBS + "/cat-no*?allow_no_match=false").status()).isEqualTo(404);
        assertThat(api.get(JOBS + "/cat-nowhere").status()).isEqualTo(404);
        assertThat(api.get(FEEDS + "/cat-no*?format=json").text()).isEqualTo("[]");
        assertThat(api.get(FEEDS + "/cat-nowhere").status()).isEqualTo(404);
    }

    private static List<List<String>> lines(Answer answer) {
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        return answer.text().lines().map(line -> List.of(line.split(" +"))).toList();
    }

    private static List<JsonObject> rows(Answer answer, String prefix) {
        return answer.value().asJsonArray().stream()
                .map(JsonValue::asJsonObject)
                .filter(row -> row.getString("id").startsWith(prefix))
                .toList();
    }
}
