package org.slackwater.api;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.slackwater.server.ApiCaller.Answer;

/** What holds for the whole API. */
@ExtendWith(SharedServer.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ConventionsIT {
    private static final String JOBS = "/_ml/anomaly_detectors/";
    private static final String FEEDS = "/_ml/datafeeds/";

    private final CheckedCaller api;

    ConventionsIT(CheckedCaller api) {
        this.api = api;
    }

    @BeforeAll
    void threeJobsInTwoGroups() {
        api.done("PUT", JOBS + "conv-b", job("\"conv-red\",\"conv-blue\""));
        api.done("PUT", JOBS + "conv-a", job("\"conv-red\""));
        api.done("PUT", JOBS + "conv-c", job(""));
        api.done("PUT", FEEDS + "conv-feed-b", feed("conv-b"));
        api.done("PUT", FEEDS + "conv-feed-a", feed("conv-a"));
    }

    @AfterAll
    void removeThem() {
        List.of("conv-a", "conv-b", "conv-c").forEach(job -> api.delete(JOBS + job + "?force=true"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"8", "9"})
    void clientsOfAMajorAreAnsweredInTheirMediaType(String major) {
        String type = "application/vnd.elasticsearch+json; compatible-with=" + major;
        Answer answer = api.call(
                "POST",
                JOBS + "_validate",
                job("").getBytes(StandardCharsets.UTF_8),
                Map.of("Accept", type, "Content-Type", type));

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.headers().get("Content-Type")).isEqualTo(type.replace(" ", ""));
        assertThat(api.call("GET", JOBS + "nowhere", null, Map.of("Accept", type))
                        .headers()
                        .get("Content-Type"))
                .as("errors, too")
                .isEqualTo(type.replace(" ", ""));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"application/json", "*/*", "application/*", "text/plain", "application/json, text/plain;q=0.5"})
    void whoeverTakesJsonGetsIt(String accept) {
        assertThat(api.call("GET", "/_ml/info", null, Map.of("Accept", accept))
                        .headers()
                        .get("Content-Type"))
                .isEqualTo("application/json");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "application/json",
                "application/json; charset=UTF-8",
                "application/x-ndjson",
                "application/vnd.elasticsearch+x-ndjson; compatible-with=9"
            })
    void bodiesMayBeOfSeveralTypes(String type) {
        assertThat(api.call(
                                "POST",
                                JOBS + "_validate",
                                job("").getBytes(StandardCharsets.UTF_8),
                                Map.of("Content-Type", type))
                        .status())
                .isEqualTo(200);
    }

    @Test
    void prettyIsForTheEyeAndSaysTheSame() {
        String plain = api.get(JOBS + "conv-a").text();
        Answer pretty = api.get(JOBS + "conv-a?pretty");

        assertThat(plain).doesNotContain("\n");
        assertThat(pretty.text()).contains("\n  ").endsWith("}\n");
        assertThat(pretty.json()).isEqualTo(api.got(JOBS + "conv-a"));
    }

    @Test
    void humanAddsTimesThatPeopleRead() {
        JsonObject job = one(api.got(JOBS + "conv-a?human"));

        assertThat(job.getString("create_time_string")).matches("\\d{4}-\\d\\d-\\d\\dT.*Z");
        assertThat(one(api.got(JOBS + "conv-a?human=false")).containsKey("create_time_string"))
                .isFalse();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
            count | {"count":1}
            jobs.job_id | {"jobs":[{"job_id":"conv-a"}]}
            jobs.*_id | {"jobs":[{"job_id":"conv-a"}]}
            **.bucket_span | {"jobs":[{"analysis_config":{"bucket_span":"1h"}}]}
            jobs.analysis_config.detectors.function,count | {"count":1,"jobs":[{"analysis_config":{"detectors":[{"function":"count"}]}}]}
            -jobs | {"count":1}
            jobs.data_description,-**.time_field | {"jobs":[{"data_description":{"time_format":"epoch_ms"}}]}
            nothing.of.that | {}
            """)
    void filterPathLeavesOnlyWhatIsWanted(String filter, String left) {
        assertThat(api.got(JOBS + "conv-a?filter_path=" + filter)).isEqualTo(parse(left));
    }

    @Test
    void errorsAreNotFiltered() {
        Answer answer = api.get(JOBS + "nowhere?filter_path=count");

        assertThat(answer.json().getJsonObject("error").getString("type")).isEqualTo("resource_not_found_exception");
    }

    @ParameterizedTest
    @CsvSource({
        "json, 200",
        "yaml, 400",
        "cbor, 400",
        "nonsense, 400",
    })
    void theFormatIsJson(String format, int status) {
        assertThat(api.get("/_ml/info?format=" + format).status()).isEqualTo(status);
    }

    @Test
    void anOpaqueIdComesBack() {
        assertThat(api.call("GET", "/_ml/info", null, Map.of("X-Opaque-Id", "my request"))
                        .headers())
                .containsEntry("X-Opaque-Id", "my request");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
            conv-a | conv-a
            conv-c,conv-a | conv-a,conv-c
            conv-* | conv-a,conv-b,conv-c
            conv-red | conv-a,conv-b
            conv-bl* | conv-b
            conv-blue,conv-c,conv-b | conv-b,conv-c
            conv-no* | ''
            """)
    void expressionsOfJobs(String expression, String found) {
        List<String> ids = found.isEmpty() ? List.of() : List.of(found.split(","));

        assertThat(ids(api.got(JOBS + expression), "jobs", "job_id")).isEqualTo(ids);
        assertThat(ids(api.got(JOBS + expression + "/_stats"), "jobs", "job_id"))
                .isEqualTo(ids);
        assertThat(api.got(JOBS + expression).getInt("count")).isEqualTo(ids.size());
    }

    @Test
    void allMeansAllSortedById() {
        assertThat(ids(api.got(JOBS + "_all"), "jobs", "job_id"))
                .containsSubsequence("conv-a", "conv-b", "conv-c")
                .isSorted()
                .isEqualTo(ids(api.got("/_ml/anomaly_detectors"), "jobs", "job_id"));
        assertThat(ids(api.got("/_ml/datafeeds"), "datafeeds", "datafeed_id"))
                .containsSubsequence("conv-feed-a", "conv-feed-b")
                .isSorted();
        assertThat(ids(api.got(FEEDS + "conv-feed-*/_stats"), "datafeeds", "datafeed_id"))
                .containsExactly("conv-feed-a", "conv-feed-b");
    }

    @ParameterizedTest
    @CsvSource({
        "anomaly_detectors/conv-nowhere, true, 404",
        "anomaly_detectors/conv-nowhere/_stats, true, 404",
        "anomaly_detectors/conv-a%2Cconv-nowhere, true, 404",
        "anomaly_detectors/conv-no*, true, 200",
        "anomaly_detectors/conv-no*, false, 404",
        "anomaly_detectors/conv-no*/_stats, false, 404",
        "anomaly_detectors/conv-a%2Cconv-no*, false, 404",
        "anomaly_detectors/conv-*, false, 200",
        "datafeeds/conv-nowhere, true, 404",
        "datafeeds/conv-no*, true, 200",
        "datafeeds/conv-no*, false, 404",
        "datafeeds/conv-no*/_stats, false, 404",
        "anomaly_detectors/conv-no*/results/overall_buckets, false, 404",
        "anomaly_detectors/conv-no*/results/overall_buckets, true, 200"
    })
    void whatMatchesNothing(String path, boolean allowed, int status) {
        Answer answer = api.get("/_ml/" + path + "?allow_no_match=" + allowed);

        assertThat(answer.status()).isEqualTo(status);
        if (status == 404) {
            assertThat(answer.json().getJsonObject("error").getString("type"))
                    .isEqualTo("resource_not_found_exception");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"true", "false", ""})
    void booleansMayBeEmpty(String flag) {
        assertThat(api.get(JOBS + "conv-a?exclude_generated=" + flag).status()).isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"TRUE", "yes", "1", "0"})
    void booleansAreNothingElse(String flag) {
        assertThat(api.get(JOBS + "conv-a?exclude_generated=" + flag).text())
                .contains("only [true] or [false] are allowed")
                .contains("[" + flag + "]");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "0",
                "1404172800000",
                "2014",
                "2014-07",
                "2014-07-01",
                "2014-07-01T12:00",
                "2014-07-01T12:00:00Z",
                "2014-07-01T12:00:00.123456%2B02:00",
                "now",
                "now-1d/d",
                "2014-07-01%7C%7C%2B1M/d"
            })
    void datesInAllTheirForms(String date) {
        assertThat(api.get(JOBS + "conv-a/results/buckets?start=" + date).status())
                .isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"yesterday", "2014-13-01", "2014-07-01T25:00", "now-1x", "now-", "1.5", "12:00"})
    void datesThatAreNone(String date) {
        Answer answer = api.get(JOBS + "conv-a/results/buckets?start=" + date);

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.text()).contains("[start]").contains("[" + date + "]");
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "-1", "5s", "100ms", "3m", "1h", "2d", "7micros", "9nanos"})
    void timeValuesOfAllUnits(String time) {
        assertThat(api.post(JOBS + "conv-a/_close?timeout=" + time).status()).isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"5", "1.5s", "s", "5 weeks", "-2s", "1y"})
    void timeValuesThatAreNone(String time) {
        Answer answer = api.post(JOBS + "conv-a/_close?timeout=" + time.replace(" ", "%20"));

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.text()).contains("[timeout]").contains("[" + time + "]");
    }

    @Test
    void theBodyWinsOverTheParameter() {
        assertThat(api.post(JOBS + "conv-no*/_close?allow_no_match=true", "{\"allow_no_match\":false}")
                        .status())
                .isEqualTo(404);
    }

    @Test
    void whatWasNotGeneratedCanBePutAgain() {
        JsonObject job = one(api.got(JOBS + "conv-b?exclude_generated=true"));
        JsonObject feed = job.getJsonObject("datafeed_config");

        assertThat(job.keySet()).doesNotContain("create_time", "job_version", "job_type", "finished_time");
        assertThat(feed.keySet()).doesNotContain("authorization", "query_delay", "create_time");

        api.done("DELETE", JOBS + "conv-b", null);
        JsonObject again = api.done("PUT", JOBS + "conv-b", job.toString());

        assertThat(one(api.got(JOBS + "conv-b?exclude_generated=true"))).isEqualTo(job);
        assertThat(again.getJsonObject("datafeed_config").getString("datafeed_id"))
                .isEqualTo("conv-feed-b");
    }

    @Test
    void tasksAsTextAndAsJson() {
        api.done("POST", JOBS + "conv-c/_open", null);

        Answer text = api.get("/_cat/tasks?v&actions=xpack/ml/job*&detailed");
        assertThat(text.headers().get("Content-Type")).startsWith("text/plain");
        assertThat(text.text()).startsWith("action").contains("xpack/ml/job[c]").contains("conv-c");
        assertThat(api.get("/_cat/tasks?format=json&actions=xpack/ml/job*")
                        .value()
                        .asJsonArray()
                        .getJsonObject(0)
                        .getString("action"))
                .isEqualTo("xpack/ml/job[c]");
        assertThat(api.got("/_tasks?actions=xpack/ml/job*&detailed").toString()).contains("conv-c");
        assertThat(api.got("/_tasks?actions=indices*").toString()).isEqualTo("{\"nodes\":{}}");

        api.done("POST", JOBS + "conv-c/_close", null);
    }

    private static List<String> ids(JsonObject answer, String list, String id) {
        return answer.getJsonArray(list).stream()
                .map(each -> ((JsonString) each.asJsonObject().getValue("/" + id)).getString())
                .toList();
    }

    private static JsonObject one(JsonObject answer) {
        return answer.getJsonArray("jobs").getJsonObject(0);
    }

    private static JsonValue parse(String json) {
        try (var reader = jakarta.json.Json.createReader(new java.io.StringReader(json))) {
            return reader.readValue();
        }
    }

    private static String job(String groups) {
        return """
                {"groups":[%s],"analysis_config":{"bucket_span":"1h","detectors":[{"function":"count"}]},\
                "data_description":{"time_field":"ts"}}"""
                .formatted(groups);
    }

    private static String feed(String job) {
        return "{\"job_id\":\"" + job + "\",\"indices\":[\"taxi:NYC_TAXI\"]}";
    }
}
