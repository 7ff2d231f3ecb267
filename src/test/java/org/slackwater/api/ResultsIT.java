package org.slackwater.api;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.slackwater.server.ApiCaller.Answer;

/** What was found in a series of two hosts that is quiet but for one hour of one of them. */
@ExtendWith(SharedServer.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ResultsIT {
    private static final String JOB = "/_ml/anomaly_detectors/results-it";
    private static final String OTHER = "/_ml/anomaly_detectors/results-it-other";
    private static final long HOUR = 3_600_000;
    private static final long BEGIN = 1_404_172_800_000L;
    private static final int HOURS = 400;
    private static final int ODD = 350;
    private static final long SEED = 20_140_701;

    private final CheckedCaller api;

    ResultsIT(CheckedCaller api) {
        this.api = api;
    }

    @BeforeAll
    void twoJobsOverTheSeries() {
        String data = series();
        for (String job : List.of(JOB, OTHER)) {
            api.done(
                    "PUT",
                    job,
                    """
                    {"analysis_config":{"bucket_span":"%s","detectors":[{"function":"mean","field_name":"v","by_field_name":"host"}],\
                    "influencers":["host"]},"data_description":{"time_field":"ts"}}"""
                            .formatted(job.equals(JOB) ? "1h" : "2h"));
            api.done("POST", job + "/_open", null);
            api.done("POST", job + "/_data", data);
            api.done("POST", job + "/_flush?calc_interim=true", null);
        }
    }

    private static String series() {
        Random random = new Random(SEED);
        StringBuilder data = new StringBuilder();
        for (int hour = 0; hour <= HOURS; hour++) {
            for (String host : List.of("a", "b")) {
                double value = hour == ODD && host.equals("b") ? 500 : 100 + random.nextGaussian();
                data.append("{\"ts\":%d,\"v\":%s,\"host\":\"%s\"}\n".formatted(BEGIN + hour * HOUR, value, host));
            }
        }
        return data.toString();
    }

    @AfterAll
    void removeThem() {
        api.delete(JOB + "?force=true");
        api.delete(OTHER + "?force=true");
    }

    @Test
    void thereIsABucketForEachHourInTheOrderOfTime() {
        JsonObject all = api.got(JOB + "/results/buckets?size=1000");

        assertThat(all.getInt("count")).isEqualTo(HOURS + 1);
        assertThat(times(all, "buckets")).hasSize(HOURS + 1).isSorted().doesNotHaveDuplicates();
        JsonObject first = all.getJsonArray("buckets").getJsonObject(0);
        assertThat(first.getInt("bucket_span")).isEqualTo(3600);
        assertThat(first.getInt("event_count")).isEqualTo(2);
        assertThat(first.getString("result_type")).isEqualTo("bucket");
        JsonObject last = all.getJsonArray("buckets").getJsonObject(HOURS);
        assertThat(last.getBoolean("is_interim")).isTrue();
        assertThat(api.got(JOB + "/results/buckets?exclude_interim=true").getInt("count"))
                .isEqualTo(HOURS);
    }

    @Test
    void theOddHourIsFoundWithItsHost() {
        JsonObject record = one(JOB + "/results/records?record_score=50", "records");

        assertThat(record.getJsonNumber("timestamp").longValue()).isEqualTo(BEGIN + ODD * HOUR);
        assertThat(record.getString("by_field_value")).isEqualTo("b");
        assertThat(record.getString("function")).isEqualTo("mean");
        assertThat(record.getJsonArray("actual").getJsonNumber(0).doubleValue()).isEqualTo(500);
        assertThat(record.getJsonArray("typical").getJsonNumber(0).doubleValue())
                .isBetween(98.0, 102.0);
        assertThat(record.getJsonNumber("record_score").doubleValue()).isBetween(50.0, 100.0);
        assertThat(record.getJsonNumber("probability").doubleValue()).isBetween(0.0, 0.01);
        JsonObject why = record.getJsonObject("anomaly_score_explanation");
        assertThat(why.getString("anomaly_type")).isEqualTo("spike");
        assertThat(why.getInt("single_bucket_impact")).isBetween(2, 5);
        assertThat(why.getInt("multi_bucket_impact")).isLessThan(why.getInt("single_bucket_impact"));
        assertThat(why.getInt("anomaly_characteristics_impact")).isBetween(2, 5);
        assertThat(why.getInt("anomaly_length")).isEqualTo(1);
        assertThat(why.getJsonNumber("lower_confidence_bound").doubleValue()).isBetween(80.0, 100.0);
        assertThat(why.getJsonNumber("upper_confidence_bound").doubleValue()).isBetween(100.0, 120.0);
        assertThat(record.getJsonArray("influencers").toString())
                .contains("\"host\"")
                .contains("\"b\"");
        JsonObject influencer = one(JOB + "/results/influencers?influencer_score=50", "influencers");
        assertThat(influencer.getString("influencer_field_value")).isEqualTo("b");
        JsonObject bucket = one(JOB + "/results/buckets?anomaly_score=50", "buckets");
        assertThat(bucket.getJsonNumber("timestamp").longValue()).isEqualTo(BEGIN + ODD * HOUR);
        assertThat(bucket.getJsonArray("bucket_influencers").toString()).contains("bucket_time");
    }

    @Test
    void aSingleBucketByItsTime() {
        String path = JOB + "/results/buckets/" + (BEGIN + ODD * HOUR);

        assertThat(one(path, "buckets").containsKey("records")).isFalse();
        assertThat(one(path + "?expand", "buckets").getJsonArray("records")).isNotEmpty();
        assertThat(api.post(path, "{\"expand\":true}")
                        .json()
                        .getJsonArray("buckets")
                        .getJsonObject(0)
                        .getJsonArray("records"))
                .isNotEmpty();
        assertThat(api.get(JOB + "/results/buckets/" + (BEGIN + ODD * HOUR + 1)).status())
                .isEqualTo(404);
        assertThat(api.get(JOB + "/results/buckets/" + (BEGIN + HOURS * HOUR) + "?exclude_interim=true")
                        .status())
                .isEqualTo(404);
        assertThat(api.get(JOB + "/results/buckets/nonsense").status()).isEqualTo(400);
    }

    @Test
    void theStartBelongsToARangeAndTheEndDoesNot() {
        long start = BEGIN + 10 * HOUR;

        JsonObject found = api.got(JOB + "/results/buckets?start=" + start + "&end=" + (start + 5 * HOUR));

        assertThat(times(found, "buckets"))
                .containsExactly(start, start + HOUR, start + 2 * HOUR, start + 3 * HOUR, start + 4 * HOUR);
        assertThat(api.got(JOB + "/results/buckets?start=2015").getInt("count")).isZero();
    }

    @Test
    void pagesNeitherOverlapNorLeaveGaps() {
        List<Long> all = times(api.got(JOB + "/results/buckets?size=1000"), "buckets");

        assertThat(times(api.got(JOB + "/results/buckets"), "buckets")).isEqualTo(all.subList(0, 100));
        assertThat(times(api.got(JOB + "/results/buckets?from=100&size=50"), "buckets"))
                .isEqualTo(all.subList(100, 150));
        JsonObject byBody = api.post(JOB + "/results/buckets?size=3", "{\"page\":{\"from\":398,\"size\":10}}")
                .json();
        assertThat(times(byBody, "buckets")).isEqualTo(all.subList(398, 401));
        assertThat(byBody.getInt("count")).isEqualTo(HOURS + 1);
        assertThat(times(api.got(JOB + "/results/buckets?size=0"), "buckets")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"from=-1, from", "size=-1, size", "from=9000&size=1001, size", "size=10001, size", "sort=nonsense, sort"
    })
    void pagesThatAreNone(String parameters, String named) {
        for (String kind : List.of("buckets", "records", "influencers")) {
            Answer answer = api.get(JOB + "/results/" + kind + "?" + parameters);

            assertThat(answer.status()).isEqualTo(400);
            assertThat(answer.text()).contains(named);
        }
    }

    @Test
    void resultsAreSortedAsAsked() {
        assertThat(times(api.got(JOB + "/results/buckets?desc=true&size=10"), "buckets"))
                .isSortedAccordingTo(Comparator.reverseOrder());
        assertThat(numbers(api.got(JOB + "/results/buckets?sort=anomaly_score&desc=true"), "buckets", "anomaly_score"))
                .isSortedAccordingTo(Comparator.reverseOrder());
        assertThat(numbers(api.got(JOB + "/results/records"), "records", "record_score"))
                .as("the highest first")
                .isSortedAccordingTo(Comparator.reverseOrder());
        assertThat(numbers(api.got(JOB + "/results/records?desc=false"), "records", "record_score"))
                .isSorted();
        assertThat(times(
                        api.post(JOB + "/results/records", "{\"sort\":\"timestamp\",\"desc\":false}")
                                .json(),
                        "records"))
                .isSorted();
        assertThat(numbers(api.got(JOB + "/results/influencers"), "influencers", "influencer_score"))
                .isSortedAccordingTo(Comparator.reverseOrder());
    }

    @ParameterizedTest
    @ValueSource(strings = {"buckets", "records", "influencers"})
    void aGetMayHaveABodyWhichWins(String kind) {
        Answer answer = api.call(
                "GET",
                JOB + "/results/" + kind + "?size=5",
                "{\"page\":{\"size\":0}}".getBytes(java.nio.charset.StandardCharsets.UTF_8),
                java.util.Map.of());

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.json().getJsonArray(kind)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"buckets", "records", "influencers", "overall_buckets", "model_plots", "buckets/1"})
    void ofAJobThatIsNotThere(String kind) {
        assertThat(api.get("/_ml/anomaly_detectors/no-such-job/results/" + kind).status())
                .isEqualTo(404);
    }

    @Test
    void severalJobsAreSeenAsOne() {
        JsonObject found =
                api.got("/_ml/anomaly_detectors/results-it*/results/overall_buckets?overall_score=20&top_n=2");

        assertThat(found.getInt("count")).isEqualTo(1);
        JsonObject overall = found.getJsonArray("overall_buckets").getJsonObject(0);
        assertThat(overall.getInt("bucket_span")).as("the longest of the jobs").isEqualTo(7200);
        assertThat(overall.getJsonNumber("timestamp").longValue()).isEqualTo(BEGIN + ODD * HOUR);
        List<Double> scores = overall.getJsonArray("jobs").stream()
                .map(job ->
                        job.asJsonObject().getJsonNumber("max_anomaly_score").doubleValue())
                .toList();
        assertThat(scores).hasSize(2);
        assertThat(overall.getJsonNumber("overall_score").doubleValue())
                .isEqualTo(scores.stream().mapToDouble(d -> d).average().orElseThrow());
    }

    @Test
    void aJobThatLooksAtNoMessagesHasNoCategories() {
        assertThat(api.got(JOB + "/results/categories?size=5").getInt("count")).isZero();
        assertThat(api.get(JOB + "/results/categories/1").status()).isEqualTo(404);
        assertThat(api.get(JOB + "/results/categories/first").status()).isEqualTo(400);
        assertThat(api.get("/_ml/anomaly_detectors/nowhere/results/categories").status())
                .isEqualTo(404);
    }

    @ParameterizedTest
    @CsvSource({"bucket_span=1h, bucket_span", "top_n=0, top_n", "top_n=-1, top_n", "start=x, start"})
    void overallBucketsThatAreNone(String parameter, String named) {
        Answer answer = api.get("/_ml/anomaly_detectors/results-it*/results/overall_buckets?" + parameter);

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.text()).contains(named);
    }

    @Test
    void valuesOfAnyTextAreKept() {
        String odd = "\u0000 'quoted\" \ud83d\udca5 " + "x".repeat(5_000);
        String data = series().replace("\"host\":\"b\"", "\"host\":" + jakarta.json.Json.createValue(odd));
        String job = "/_ml/anomaly_detectors/results-it-odd";
        api.done(
                "PUT",
                job,
                """
                {"analysis_config":{"bucket_span":"1h","detectors":[{"function":"mean","field_name":"v","by_field_name":"host"}],\
                "influencers":["host"]},"data_description":{"time_field":"ts"}}""");
        api.done("POST", job + "/_open", null);
        parts(data).forEach(part -> api.done("POST", job + "/_data", part));

        assertThat(one(job + "/results/records?record_score=50", "records").getString("by_field_value"))
                .isEqualTo(odd.replace('\0', '\ufffd'));
        api.delete(job + "?force=true");
    }

    /** In pieces that are small enough for one request. */
    private static List<String> parts(String lines) {
        List<String> parts = new java.util.ArrayList<>();
        int begin = 0;
        while (begin < lines.length()) {
            int far = Math.min(lines.length() - 1, begin + SharedServer.MAX_REQUEST_BYTES / 4);
            int end = lines.indexOf('\n', far) + 1;
            parts.add(lines.substring(begin, end == 0 ? lines.length() : end));
            begin = end == 0 ? lines.length() : end;
        }
        return parts;
    }

    private JsonObject one(String path, String list) {
        JsonObject answer = api.got(path);
        assertThat(answer.getJsonArray(list)).as(answer.toString()).hasSize(1);
        return answer.getJsonArray(list).getJsonObject(0);
    }

    private static List<Long> times(JsonObject answer, String list) {
        return answer.getJsonArray(list).stream()
                .map(JsonValue::asJsonObject)
                .map(each -> each.getJsonNumber("timestamp").longValue())
                .toList();
    }

    private static List<Double> numbers(JsonObject answer, String list, String field) {
        return answer.getJsonArray(list).stream()
                .map(JsonValue::asJsonObject)
                .map(each -> each.getJsonNumber(field).doubleValue())
                .toList();
    }
}
