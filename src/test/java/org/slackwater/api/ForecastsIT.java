package org.slackwater.api;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.JsonObject;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.slackwater.server.ApiCaller.Answer;

/** Forecasts over REST. */
@ExtendWith(SharedServer.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ForecastsIT {
    private static final String JOB = "/_ml/anomaly_detectors/forecasts-it";
    private static final String EMPTY = "/_ml/anomaly_detectors/forecasts-it-empty";
    private static final String FORECASTS = JOB + "/_forecast";
    private static final long HOUR = 3_600_000;
    private static final long BEGIN = 1_404_172_800_000L;
    private static final int HOURS = 24 * 14;

    private final CheckedCaller api;

    ForecastsIT(CheckedCaller api) {
        this.api = api;
    }

    @BeforeAll
    void aJobThatHasSeenTwoWeeksAndOneThatHasSeenNothing() {
        for (String job : List.of(JOB, EMPTY)) {
            api.done(
                    "PUT",
                    job,
                    """
                    {"analysis_config":{"bucket_span":"1h","detectors":[{"function":"mean","field_name":"v","by_field_name":"host"}]},\
                    "data_description":{"time_field":"ts"}}""");
            api.done("POST", job + "/_open", null);
        }
        Random random = new Random(20_140_701);
        StringBuilder data = new StringBuilder();
        for (int hour = 0; hour <= HOURS; hour++) {
            for (String host : List.of("a", "b")) {
                double value = (host.equals("a") ? 100 : 200) + random.nextGaussian();
                data.append("{\"ts\":%d,\"v\":%s,\"host\":\"%s\"}\n".formatted(BEGIN + hour * HOUR, value, host));
            }
        }
        api.done("POST", JOB + "/_data", data.toString());
    }

    @AfterEach
    void removeForecasts() {
        api.done("DELETE", FORECASTS, null);
    }

    @AfterAll
    void removeJobs() {
        api.delete(JOB + "?force=true");
        api.delete(EMPTY + "?force=true");
    }

    @Test
    void aDayIsForetoldForEachSeries() {
        String id = made(null);

        JsonObject answer = api.got(FORECASTS + "/" + id + "?size=1000");

        assertThat(answer.getInt("count")).isEqualTo(48);
        JsonObject forecast = answer.getJsonObject("forecast");
        assertThat(time(forecast, "forecast_start_timestamp")).isEqualTo(BEGIN + HOURS * HOUR);
        assertThat(time(forecast, "forecast_end_timestamp")).isEqualTo(BEGIN + (HOURS + 24) * HOUR);
        assertThat(time(forecast, "forecast_expiry_timestamp") - time(forecast, "forecast_create_timestamp"))
                .isEqualTo(14 * 24 * HOUR);
        assertThat(forecast.getString("forecast_status")).isEqualTo("finished");
        List<JsonObject> predictions = answer.getJsonArray("predictions").getValuesAs(JsonObject.class);
        assertThat(predictions).hasSize(48);
        for (int i = 0; i < 48; i++) {
            JsonObject prediction = predictions.get(i);
            double expected = i < 24 ? 100 : 200;
            assertThat(prediction.getString("by_field_name")).isEqualTo("host");
            assertThat(prediction.getString("by_field_value")).isEqualTo(i < 24 ? "a" : "b");
            assertThat(prediction.getString("function")).isEqualTo("mean");
            assertThat(prediction.getString("field_name")).isEqualTo("v");
            assertThat(prediction.getInt("detector_index")).isZero();
            assertThat(prediction.getInt("bucket_span")).isEqualTo(3600);
            assertThat(time(prediction, "timestamp")).isEqualTo(BEGIN + (HOURS + i % 24) * HOUR);
            assertThat(number(prediction, "forecast_prediction")).isBetween(expected - 2, expected + 2);
            assertThat(number(prediction, "forecast_lower")).isBetween(expected - 8, expected);
            assertThat(number(prediction, "forecast_upper")).isBetween(expected, expected + 8);
        }
    }

    @Test
    void pagesOfAForecast() {
        String path = FORECASTS + "/" + made(null);

        JsonObject page = api.got(path + "?from=23&size=2");

        assertThat(page.getInt("count")).isEqualTo(48);
        assertThat(page.getJsonArray("predictions").getValuesAs(JsonObject.class))
                .extracting(each -> each.getString("by_field_value"))
                .containsExactly("a", "b");
        assertThat(api.got(path).getJsonArray("predictions")).hasSize(48);
        assertThat(api.got(path + "?from=48").getJsonArray("predictions")).isEmpty();
        assertThat(api.get(path + "?size=10001").status()).isEqualTo(400);
        assertThat(api.get(path + "?from=-1").status()).isEqualTo(400);
    }

    @Test
    void theBodyWinsOverTheParameters() {
        String id = made("{\"duration\":\"2h\",\"expires_in\":\"0\",\"max_model_memory\":\"1mb\"}");
        api.done("POST", FORECASTS + "?duration=3h&expires_in=1d&max_model_memory=2mb", null);
        api.done("POST", FORECASTS + "?duration=nonsense", "{\"duration\":\"4h\"}");

        List<JsonObject> forecasts =
                api.got(FORECASTS).getJsonArray("forecasts").getValuesAs(JsonObject.class);

        assertThat(forecasts)
                .extracting(each -> each.getInt("processed_record_count"))
                .containsExactlyInAnyOrder(4, 6, 8);
        assertThat(forecasts)
                .filteredOn(each -> each.getString("forecast_id").equals(id))
                .noneMatch(each -> each.containsKey("forecast_expiry_timestamp"));
    }

    @ParameterizedTest
    @CsvSource({
        "duration=59m, duration",
        "duration=0, duration",
        "duration=-1, duration",
        "duration=3651d, duration",
        "duration=x, duration",
        "expires_in=-1, expires_in",
        "expires_in=1w, expires_in",
        "max_model_memory=501mb, max_model_memory",
        "max_model_memory=1kb, max_model_memory",
        "max_model_memory=x, max_model_memory",
        "duration=3650d&max_model_memory=1mb, max_model_memory"
    })
    void whatIsNotAcceptableIsNamed(String parameters, String named) {
        Answer answer = api.post(FORECASTS + "?" + parameters);

        assertThat(answer.status()).isEqualTo(400);
        assertThat(reason(answer)).contains(named);
        assertThat(api.got(FORECASTS).getInt("count")).isZero();
    }

    @Test
    void aJobThatHasSeenTooLittleOrIsNotOpenOrIsNotThere() {
        Answer tooLittle = api.post(EMPTY + "/_forecast");
        assertThat(tooLittle.status()).isEqualTo(400);
        assertThat(tooLittle.errorType()).hasValue("status_exception");

        api.done("POST", EMPTY + "/_close", null);
        Answer closed = api.post(EMPTY + "/_forecast");
        assertThat(closed.status()).isEqualTo(409);
        assertThat(closed.errorType()).hasValue("status_exception");
        assertThat(api.post("/_ml/anomaly_detectors/no-such-job/_forecast").status())
                .isEqualTo(404);
        assertThat(api.get("/_ml/anomaly_detectors/no-such-job/_forecast").status())
                .isEqualTo(404);
        assertThat(api.get("/_ml/anomaly_detectors/no-such-job/_forecast/x").status())
                .isEqualTo(404);
        assertThat(api.delete("/_ml/anomaly_detectors/no-such-job/_forecast").status())
                .isEqualTo(404);
    }

    @Test
    void detectorsWithoutACourseOfValuesAreNamed() {
        String job = "/_ml/anomaly_detectors/forecasts-it-rare";
        api.done(
                "PUT",
                job,
                """
                {"analysis_config":{"bucket_span":"1h","detectors":[{"function":"count"},{"function":"rare","by_field_name":"host"},\
                {"function":"mean","field_name":"v","over_field_name":"host"}]},"data_description":{"time_field":"ts"}}""");
        api.done("POST", job + "/_open", null);

        Answer answer = api.post(job + "/_forecast");

        assertThat(answer.status()).isEqualTo(400);
        assertThat(reason(answer)).contains("[detector 1 (rare), detector 2 (mean over host)]");
        api.done("DELETE", job + "?force=true", null);
    }

    @Test
    void removingForecasts() {
        assertThat(api.delete(FORECASTS + "?allow_no_forecasts=false").status()).isEqualTo(404);
        assertThat(api.delete(FORECASTS + "/_all?allow_no_forecasts=false").status())
                .isEqualTo(404);
        assertThat(api.delete(FORECASTS + "?timeout=x").status()).isEqualTo(400);
        String first = made(null);
        String second = made(null);
        String third = made(null);
        assertThat(api.delete(FORECASTS + "/" + first + ",no-such").status()).isEqualTo(404);

        assertThat(api.done("DELETE", FORECASTS + "/" + first + "," + second + "?timeout=10s", null)
                        .getBoolean("acknowledged"))
                .isTrue();

        assertThat(api.get(FORECASTS + "/" + first).status()).isEqualTo(404);
        assertThat(api.got(FORECASTS).getInt("count")).isEqualTo(1);
        api.done("DELETE", FORECASTS + "/_all", null);
        assertThat(api.get(FORECASTS + "/" + third).status()).isEqualTo(404);
    }

    @Test
    void statisticsTellOfTheForecastsOfAJob() {
        assertThat(forecastsStats().getInt("total")).isZero();
        made(null);
        made("{\"duration\":\"3d\"}");

        JsonObject stats = forecastsStats();

        assertThat(stats.getInt("total")).isEqualTo(2);
        assertThat(stats.getInt("forecasted_jobs")).isEqualTo(1);
        assertThat(stats.getJsonObject("status").getInt("finished")).isEqualTo(2);
        JsonObject records = stats.getJsonObject("records");
        assertThat(records.getInt("total")).isEqualTo(48 + 144);
        assertThat(records.getInt("min")).isEqualTo(48);
        assertThat(records.getInt("avg")).isEqualTo(96);
        assertThat(records.getInt("max")).isEqualTo(144);
        assertThat(stats.getJsonObject("memory_bytes").getInt("total")).isEqualTo(24 * (48 + 144));
        assertThat(stats.getJsonObject("processing_time_ms")).containsKey("avg");
    }

    @Test
    void aResetRemovesThem() {
        String job = "/_ml/anomaly_detectors/forecasts-it-reset";
        api.done(
                "PUT",
                job,
                """
                {"analysis_config":{"bucket_span":"1m","detectors":[{"function":"count"}]},"data_description":{"time_field":"ts"}}""");
        api.done("POST", job + "/_open", null);
        StringBuilder data = new StringBuilder();
        for (int minute = 0; minute < 30; minute++) {
            data.append("{\"ts\":").append(BEGIN + minute * 60_000).append("}\n");
        }
        api.done("POST", job + "/_data", data.toString());
        api.done("POST", job + "/_forecast", null);
        api.done("POST", job + "/_close", null);
        assertThat(api.got(job + "/_forecast").getInt("count")).as("closed").isEqualTo(1);

        api.done("POST", job + "/_reset", null);

        assertThat(api.got(job + "/_forecast").getInt("count")).isZero();
        api.done("DELETE", job, null);
    }

    @Test
    void whileUpgradeModeIsOnTheyAreReadAndNotChanged() {
        String id = made(null);
        api.done("POST", "/_ml/set_upgrade_mode?enabled=true", null);
        try {
            for (Answer refused : List.of(api.post(FORECASTS), api.delete(FORECASTS), api.delete(FORECASTS + "/x"))) {
                assertThat(refused.status()).isEqualTo(429);
                assertThat(refused.errorType()).hasValue("status_exception");
            }
            assertThat(reason(api.post(FORECASTS)))
                    .isEqualTo(
                            "Cannot perform cluster:admin/xpack/ml/job/forecast action while upgrade mode is enabled");
            assertThat(reason(api.delete(FORECASTS)))
                    .isEqualTo(
                            "Cannot perform cluster:admin/xpack/ml/job/forecast/delete action while upgrade mode is enabled");
            assertThat(api.got(FORECASTS + "/" + id).getInt("count")).isEqualTo(48);
            assertThat(api.done("POST", "/_ml/internal_storage/_reindex", null)
                            .getJsonArray("tables")
                            .toString())
                    .contains("\"forecast_series\"");
        } finally {
            api.done("POST", "/_ml/set_upgrade_mode?enabled=false", null);
        }
        assertThat(api.got(FORECASTS + "/" + id).getInt("count")).isEqualTo(48);
    }

    private String made(@Nullable String body) {
        JsonObject answer = api.done("POST", FORECASTS, body);
        assertThat(answer.getBoolean("acknowledged")).isTrue();
        return answer.getString("forecast_id");
    }

    private JsonObject forecastsStats() {
        return api.got(JOB + "/_stats").getJsonArray("jobs").getJsonObject(0).getJsonObject("forecasts_stats");
    }

    private static String reason(Answer answer) {
        return answer.json().getJsonObject("error").getString("reason");
    }

    private static long time(JsonObject object, String field) {
        return object.getJsonNumber(field).longValue();
    }

    private static double number(JsonObject object, String field) {
        return object.getJsonNumber(field).doubleValue();
    }
}
