package org.slackwater.api;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.Json;
import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import java.io.StringReader;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;

/** What the API knows and what makes no difference here: it is taken, and shown where it is a setting. */
@ExtendWith(SharedServer.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class WithoutEffectIT {
    private static final String PLAIN = "/_ml/anomaly_detectors/plain-it";
    private static final String SET = "/_ml/anomaly_detectors/set-it";
    private static final String FEED = "/_ml/datafeeds/feed-it";
    private static final String OF_INDICES =
            "allow_no_indices=false&expand_wildcards=none&ignore_throttled=false&ignore_unavailable=true";
    private static final String JOB =
            """
            {"analysis_config":{"bucket_span":"1h","detectors":[{"function":"count"}]},\
            "data_description":{"time_field":"ts"}}""";
    private static final String FEED_OF_JOB = "{\"job_id\":\"plain-it\",\"indices\":[\"taxi:NYC_TAXI\"]%s}";
    private static final List<String> GENERATED =
            List.of("job_id", "create_time", "job_version", "background_persist_interval");

    private final CheckedCaller api;

    WithoutEffectIT(CheckedCaller api) {
        this.api = api;
    }

    @AfterEach
    void removeThem() {
        api.delete(PLAIN + "?force=true");
        api.delete(SET + "?force=true");
    }

    @Test
    void parametersOfIndicesSayNothingAboutTables() {
        JsonObject plain = api.done("PUT", PLAIN, JOB);
        JsonObject set = api.done("PUT", SET + "?" + OF_INDICES, JOB);
        assertThat(settings(set)).isEqualTo(settings(plain));

        JsonObject feed = api.done("PUT", FEED + "?" + OF_INDICES, FEED_OF_JOB.formatted(",\"query_delay\":\"90s\""));
        JsonObject updated = api.done("POST", FEED + "/_update?" + OF_INDICES, "{}");
        assertThat(updated).isEqualTo(feed);
    }

    @Test
    void settingsOfAJobAreShownAndItsResultsAreTheSame() {
        String shown = """
                "allow_lazy_open":true,"renormalization_window_days":5""";
        api.done("PUT", PLAIN, JOB);
        api.done("PUT", SET, JOB.replaceFirst("\\{", "{\"results_index_name\":\"mine\"," + shown + ","));

        JsonObject job = api.got(SET).getJsonArray("jobs").getJsonObject(0);
        assertThat(job)
                .containsAllEntriesOf(
                        Json.createReader(new StringReader("{" + shown + "}")).readObject());
        assertThat(job.getString("results_index_name")).contains("mine");
        assertThat(buckets(SET)).hasSize(30).isEqualTo(buckets(PLAIN));
    }

    @Test
    void settingsThatAreUpdatedAreShown() {
        api.done("PUT", PLAIN, JOB);

        api.done(
                "POST",
                PLAIN + "/_update",
                """
                {"allow_lazy_open":true,"renormalization_window_days":5}""");

        JsonObject job = api.got(PLAIN).getJsonArray("jobs").getJsonObject(0);
        assertThat(job.getBoolean("allow_lazy_open")).isTrue();
        assertThat(job.getInt("renormalization_window_days")).isEqualTo(5);
    }

    @Test
    void settingsOfADatafeedAreShown() {
        api.done("PUT", PLAIN, JOB);
        String checked = ",\"delayed_data_check_config\":{\"enabled\":true,\"check_window\":\"3h\"},"
                + "\"indices_options\":{\"ignore_unavailable\":true}";

        JsonObject feed = api.done("PUT", FEED, FEED_OF_JOB.formatted(checked));

        assertThat(feed.getJsonObject("delayed_data_check_config").getString("check_window"))
                .isEqualTo("3h");
        assertThat(feed.getJsonObject("indices_options").getBoolean("ignore_unavailable"))
                .isTrue();
        JsonObject updated = api.done(
                "POST",
                FEED + "/_update",
                "{\"delayed_data_check_config\":{\"enabled\":false},\"indices_options\":{\"ignore_unavailable\":false}}");
        assertThat(updated.getJsonObject("delayed_data_check_config").getBoolean("enabled"))
                .isFalse();
        assertThat(updated.getJsonObject("indices_options").getBoolean("ignore_unavailable"))
                .isFalse();
    }

    @Test
    void nothingIsWaitedForWhereTheWorkIsDoneBeforeTheAnswer() {
        api.done("PUT", PLAIN, JOB);
        buckets(PLAIN);
        String forecast =
                api.done("POST", PLAIN + "/_forecast?duration=2h", null).getString("forecast_id");
        assertThat(api.done("DELETE", PLAIN + "/_forecast/" + forecast + "?timeout=1ms", null)
                        .getBoolean("acknowledged"))
                .isTrue();
        api.done("POST", PLAIN + "/_close", null);
        String snapshot = api.got(PLAIN + "/model_snapshots")
                .getJsonArray("model_snapshots")
                .getJsonObject(0)
                .getString("snapshot_id");
        String upgrade = PLAIN + "/model_snapshots/" + snapshot + "/_upgrade";
        assertThat(api.done("POST", upgrade + "?wait_for_completion=false&timeout=1ms", null)
                        .getBoolean("completed"))
                .isTrue();
        assertThat(api.got("/_ml/memory/_stats?master_timeout=1ms&timeout=1ms").getJsonObject("nodes"))
                .isNotEmpty();
    }

    private JsonArray buckets(String job) {
        api.done("POST", job + "/_open", null);
        StringBuilder data = new StringBuilder();
        for (int hour = 0; hour <= 30; hour++) {
            data.append("{\"ts\":").append(hour * 3_600_000L).append("}\n");
        }
        api.done("POST", job + "/_data", data.toString());
        return Json.createArrayBuilder(api.got(job + "/results/buckets?size=100").getJsonArray("buckets").stream()
                        .map(bucket -> without(bucket.asJsonObject(), List.of("job_id", "processing_time_ms")))
                        .toList())
                .build();
    }

    private static JsonObject settings(JsonObject job) {
        return without(job, GENERATED);
    }

    private static JsonObject without(JsonObject of, List<String> names) {
        JsonObjectBuilder rest = Json.createObjectBuilder(of);
        names.forEach(rest::remove);
        return rest.build();
    }
}
