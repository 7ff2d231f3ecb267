package org.slackwater.api;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.slackwater.server.ApiCaller.Answer;

/** Two hosts whose values are about 100, but for one hour of one of them. */
@ExtendWith(SharedServer.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ModelPlotsIT {
    private static final String JOB = "/_ml/anomaly_detectors/plots-it";
    private static final String PLAIN = "/_ml/anomaly_detectors/plots-it-plain";
    private static final String PLOTS = JOB + "/results/model_plots";
    private static final long HOUR = 3_600_000;
    private static final long BEGIN = 1_404_172_800_000L;
    private static final int HOURS = 120;
    private static final int ODD = 110;
    /** Plots of a series: of all its closed buckets but the first twenty. */
    private static final int PLOTTED = HOURS - 1 - 20;

    private static final String EACH = "\"model_plot_config\":{\"enabled\":true},";

    private final CheckedCaller api;

    ModelPlotsIT(CheckedCaller api) {
        this.api = api;
    }

    @AfterEach
    void removeThem() {
        api.delete(JOB + "?force=true");
        api.delete(PLAIN + "?force=true");
    }

    @Test
    void aPlotTellsWhatWasExpectedAndWhatCame() {
        fed(JOB, EACH);

        JsonObject all = api.got(PLOTS + "?size=1000");
        List<JsonObject> plots = plots(all);

        assertThat(all.getInt("count")).isEqualTo(3 * PLOTTED);
        assertThat(plots.get(0).keySet())
                .containsExactlyInAnyOrder(
                        "job_id",
                        "result_type",
                        "timestamp",
                        "bucket_span",
                        "detector_index",
                        "model_feature",
                        "by_field_name",
                        "by_field_value",
                        "model_lower",
                        "model_median",
                        "model_upper",
                        "actual");
        assertThat(plots).allSatisfy(plot -> {
            assertThat(plot.getString("job_id")).isEqualTo("plots-it");
            assertThat(plot.getString("result_type")).isEqualTo("model_plot");
            assertThat(plot.getInt("bucket_span")).isEqualTo(3600);
            assertThat(number(plot, "model_median"))
                    .isBetween(number(plot, "model_lower"), number(plot, "model_upper"));
        });
        assertThat(plots.stream()
                        .filter(plot -> number(plot, "actual") >= number(plot, "model_lower")
                                && number(plot, "actual") <= number(plot, "model_upper"))
                        .count())
                .isGreaterThan(2 * PLOTTED + PLOTTED / 2);
        JsonObject odd = plots(api.got(PLOTS + "?by_field_value=b&size=1&start=" + (BEGIN + ODD * HOUR)))
                .get(0);
        assertThat(number(odd, "actual")).isEqualTo(500);
        assertThat(number(odd, "model_upper")).isLessThan(200);
        JsonObject record =
                api.got(JOB + "/results/records?size=1").getJsonArray("records").getJsonObject(0);
        assertThat(record.getJsonArray("typical").getJsonNumber(0).doubleValue())
                .isEqualTo(number(odd, "model_median"));
    }

    @Test
    void plotsAreFilteredSortedAndPaged() {
        fed(JOB, EACH);

        assertThat(api.got(PLOTS + "?by_field_value=a&size=0").getInt("count")).isEqualTo(PLOTTED);
        assertThat(api.got(PLOTS + "?by_field_value=c").getInt("count")).isZero();
        assertThat(api.got(PLOTS + "?detector_index=1").getInt("count")).isEqualTo(PLOTTED);
        assertThat(plots(api.got(PLOTS + "?detector_index=1&size=1")).get(0))
                .doesNotContainKeys("by_field_name", "by_field_value")
                .containsEntry("model_feature", jakarta.json.Json.createValue("count"));
        assertThat(api.got(PLOTS + "?partition_field_value=a").getInt("count")).isZero();
        assertThat(times("?by_field_value=a&size=2")).containsExactly(at(20), at(21));
        assertThat(times("?by_field_value=a&size=2&from=3&desc=true")).containsExactly(at(115), at(114));
        assertThat(times("?detector_index=0&size=1000&start=" + at(50) + "&end=" + at(51)))
                .containsExactly(at(50), at(50));
        assertThat(api.post(
                                PLOTS + "?size=7&desc=true&by_field_value=b",
                                "{\"page\":{\"from\":1,\"size\":1},\"desc\":false,\"by_field_value\":\"a\","
                                        + "\"detector_index\":0,\"start\":\"" + at(50) + "\"}")
                        .json()
                        .getJsonArray("model_plots")
                        .getJsonObject(0)
                        .getJsonNumber("timestamp")
                        .longValue())
                .isEqualTo(at(51));
        Answer withBody = api.call(
                "GET", PLOTS + "?size=5", "{\"page\":{\"size\":0}}".getBytes(StandardCharsets.UTF_8), Map.of());
        assertThat(withBody.json().getJsonArray("model_plots")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {"b|2", "a,c|2", "' b , a '|3", "''|3", "c|1"})
    void termsLimitWhichSeriesArePlotted(String terms, int series) {
        fed(JOB, "\"model_plot_config\":{\"enabled\":true,\"terms\":\"" + terms + "\"},");

        assertThat(api.got(PLOTS + "?size=0").getInt("count")).isEqualTo(series * PLOTTED);
    }

    @Test
    void unlessTheyAreEnabledThereAreNoneAndNothingElseDiffers() {
        fed(PLAIN, "");
        fed(JOB, EACH);

        assertThat(api.got(PLAIN + "/results/model_plots").getInt("count")).isZero();
        for (String kind : List.of("buckets", "records", "influencers")) {
            String query = "/results/" + kind + "?size=1000&filter_path=-**.job_id,-**.processing_time_ms";
            assertThat(api.got(JOB + query).getJsonArray(kind))
                    .isNotEmpty()
                    .isEqualTo(api.got(PLAIN + query).getJsonArray(kind));
        }
    }

    @Test
    void anOpenJobObeysAnUpdateFromTheNextDataOn() {
        put(JOB, "");
        api.done("POST", JOB + "/_open", null);
        api.done("POST", JOB + "/_data", series(0, 50));
        api.done("POST", JOB + "/_update", "{\"model_plot_config\":{\"enabled\":true,\"terms\":\"a\"}}");
        api.done("POST", JOB + "/_data", series(50, 60));
        api.done("POST", JOB + "/_update", "{\"model_plot_config\":{\"enabled\":false}}");
        api.done("POST", JOB + "/_data", series(60, 70));

        assertThat(times("?by_field_value=a&size=1000"))
                .isEqualTo(Stream.iterate(49, hour -> hour < 59, hour -> hour + 1)
                        .map(ModelPlotsIT::at)
                        .toList());
        assertThat(api.got(PLOTS + "?by_field_value=b").getInt("count")).isZero();
    }

    @Test
    void plotsGoWithTheirJob() {
        fed(JOB, EACH);
        api.done("POST", JOB + "/_close", null);

        api.done("POST", JOB + "/_reset", null);
        assertThat(api.got(PLOTS).getInt("count")).isZero();

        feed(JOB);
        assertThat(api.got(PLOTS).getInt("count")).isEqualTo(3 * PLOTTED);
        api.done("DELETE", JOB + "?force=true", null);
        assertThat(api.get(PLOTS).status()).isEqualTo(404);
        put(JOB, "");
        assertThat(api.got(PLOTS).getInt("count")).isZero();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "detector_index=-1",
                "detector_index=x",
                "detector_index=1.5",
                "start=yesterdayish",
                "end=x",
                "desc=maybe",
                "from=-1",
                "size=-1",
                "from=9999&size=2",
                "sort=timestamp",
                "exclude_interim=true",
                "over_field_value=a"
            })
    void whatIsWrongIsNamed(String parameters) {
        put(JOB, EACH);

        Answer answer = api.get(PLOTS + "?" + parameters);

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.text()).contains(parameters.substring(0, parameters.indexOf('=')));
    }

    private void fed(String job, String more) {
        put(job, more);
        feed(job);
    }

    private void put(String job, String more) {
        api.done(
                "PUT",
                job,
                """
                {%s"analysis_config":{"bucket_span":"1h","influencers":["host"],\
                "detectors":[{"function":"mean","field_name":"v","by_field_name":"host"},{"function":"high_count"}]},\
                "data_description":{"time_field":"ts"}}"""
                        .formatted(more));
    }

    private void feed(String job) {
        api.done("POST", job + "/_open", null);
        api.done("POST", job + "/_data", series(0, HOURS));
        api.done("POST", job + "/_flush?calc_interim=true", null);
    }

    /** The last hour stays open. */
    private static String series(int from, int to) {
        StringBuilder data = new StringBuilder();
        for (int hour = from; hour < to; hour++) {
            Random random = new Random(hour);
            for (String host : List.of("a", "b")) {
                double value = hour == ODD && host.equals("b") ? 500 : 100 + random.nextGaussian();
                data.append("{\"ts\":%d,\"v\":%s,\"host\":\"%s\"}\n".formatted(at(hour), value, host));
            }
        }
        return data.toString();
    }

    private static long at(int hour) {
        return BEGIN + hour * HOUR;
    }

    private List<Long> times(String query) {
        return plots(api.got(PLOTS + query)).stream()
                .map(plot -> plot.getJsonNumber("timestamp").longValue())
                .toList();
    }

    private static List<JsonObject> plots(JsonObject answer) {
        return answer.getJsonArray("model_plots").stream()
                .map(JsonValue::asJsonObject)
                .toList();
    }

    private static double number(JsonObject object, String name) {
        return object.getJsonNumber(name).doubleValue();
    }
}
