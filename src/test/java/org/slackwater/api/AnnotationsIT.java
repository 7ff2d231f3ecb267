package org.slackwater.api;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.JsonObject;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.slackwater.server.ApiCaller.Answer;

/** What is noted about jobs, over REST. */
@ExtendWith(SharedServer.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class AnnotationsIT {
    private static final String JOB = "/_ml/anomaly_detectors/annotations-it";
    private static final String FOUND = JOB + "/results/annotations";
    private static final String MADE = JOB + "/annotations";
    private static final String NOTE = "{\"annotation\":\"%s\",\"timestamp\":%d}";
    private static final long HOUR = 3_600_000;
    private static final long BEGIN = 1_404_172_800_000L;

    private final CheckedCaller api;

    AnnotationsIT(CheckedCaller api) {
        this.api = api;
    }

    @BeforeEach
    void aJob() {
        put();
    }

    private void put() {
        api.done(
                "PUT",
                JOB,
                """
                {"analysis_config":{"bucket_span":"1h","detectors":[{"function":"mean","field_name":"v"}]},\
                "data_description":{"time_field":"ts"},"results_retention_days":1}""");
    }

    @AfterEach
    void removeIt() {
        api.delete(JOB + "?force=true&delete_user_annotations=true");
    }

    @Test
    void usersNoteFindAndRemove() {
        JsonObject made = api.done(
                "POST",
                MADE,
                """
                {"annotation":"marathon","timestamp":"2014-11-02","end_timestamp":"2014-11-02T12:00:00Z",\
                "detector_index":0,"partition_field_name":"city","partition_field_value":"NYC",\
                "by_field_name":"b","by_field_value":"c","over_field_name":"o","over_field_value":"p"}""");

        assertThat(made.getString("annotation")).isEqualTo("marathon");
        assertThat(made.getString("job_id")).isEqualTo("annotations-it");
        assertThat(made.getString("event")).isEqualTo("user");
        assertThat(made.getString("type")).isEqualTo("annotation");
        assertThat(time(made, "timestamp")).isEqualTo(1_414_886_400_000L);
        assertThat(time(made, "end_timestamp")).isEqualTo(1_414_886_400_000L + 12 * HOUR);
        assertThat(time(made, "create_time")).isEqualTo(time(made, "modified_time"));
        assertThat(made.getString("create_username"))
                .isEqualTo(made.getString("modified_username"))
                .isEqualTo("admin");
        assertThat(made.getInt("detector_index")).isZero();
        assertThat(made.getString("partition_field_value")).isEqualTo("NYC");
        assertThat(found("")).containsExactly(made);

        api.done("DELETE", MADE + "/" + made.getString("annotation_id"), null);

        assertThat(found("")).isEmpty();
        assertThat(api.delete(MADE + "/" + made.getString("annotation_id")).status())
                .isEqualTo(404);
    }

    @Test
    void theyAreFoundByTimeAndEventPageByPage() {
        note("third", BEGIN + 3 * HOUR);
        note("first", BEGIN + HOUR);
        api.done(
                "POST",
                MADE,
                "{\"annotation\":\"second\",\"timestamp\":%d,\"end_timestamp\":%d}"
                        .formatted(BEGIN + 2 * HOUR, BEGIN + 4 * HOUR));

        assertThat(texts("")).containsExactly("first", "second", "third");
        assertThat(texts("?from=1&size=1")).containsExactly("second");
        assertThat(api.got(FOUND + "?size=0").getInt("count")).isEqualTo(3);
        assertThat(texts("?end=" + (BEGIN + 3 * HOUR))).containsExactly("first", "second");
        assertThat(texts("?start=" + (BEGIN + 4 * HOUR))).containsExactly("second");
        assertThat(texts("?start=-1&end=-1&event=user,model_change")).hasSize(3);
        assertThat(texts("?event=model_change,delayed_data,model_snapshot_stored,categorization_status_change"))
                .isEmpty();
        assertThat(api.done(
                                "POST",
                                FOUND + "?event=user&size=3",
                                "{\"event\":\"model_change\",\"page\":{\"size\":1},\"start\":\"2014\",\"end\":\"2015\"}")
                        .getInt("count"))
                .as("the body wins")
                .isZero();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "{\"timestamp\":1};[annotation]",
                "{\"annotation\":\" \",\"timestamp\":1};[annotation]",
                "{\"annotation\":\"x\"};[timestamp]",
                "{\"annotation\":\"x\",\"timestamp\":\"soon\"};[timestamp]",
                "{\"annotation\":\"x\",\"timestamp\":2,\"end_timestamp\":1};[end_timestamp]",
                "{\"annotation\":\"x\",\"timestamp\":1,\"detector_index\":-1};[detector_index]",
                "{\"annotation\":\"x\",\"timestamp\":1,\"by_field_name\":\"b\"};[by_field_value]",
                "{\"annotation\":\"x\",\"timestamp\":1,\"event\":\"user\"};[event]",
                "{\"annotation\":\"x\",\"timestamp\":1,\"create_time\":1};[create_time]"
            })
    void whatIsWrongIsNamed(String body, String named) {
        Answer answer = api.post(MADE, body);

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.text()).contains(named);
        assertThat(found("")).isEmpty();
    }

    @Test
    void longTextsAndStrangeParametersAreRefused() {
        assertThat(api.post(MADE, NOTE.formatted("x".repeat(1000), 1)).status()).isEqualTo(200);
        assertThat(api.post(MADE, NOTE.formatted("x".repeat(1001), 1)).status()).isEqualTo(400);
        assertThat(api.post(MADE, NOTE.formatted("\\u0000", 1)).status()).isEqualTo(400);
        assertThat(api.get(FOUND + "?event=party").text()).contains("[event]", "party");
        assertThat(api.get(FOUND + "?from=9999&size=2").status()).isEqualTo(400);
        assertThat(api.get(FOUND + "?start=soon").status()).isEqualTo(400);
        for (Answer nowhere : List.of(
                api.get("/_ml/anomaly_detectors/nowhere/results/annotations"),
                api.post("/_ml/anomaly_detectors/nowhere/annotations", NOTE.formatted("x", 1)),
                api.delete("/_ml/anomaly_detectors/nowhere/annotations/x"),
                api.delete(MADE + "/none"))) {
            assertThat(nowhere.status()).as(nowhere.text()).isEqualTo(404);
        }
    }

    @Test
    void nothingIsNotedInUpgradeMode() {
        String id = note("before", BEGIN).getString("annotation_id");
        api.done("POST", "/_ml/set_upgrade_mode?enabled=true", null);
        try {
            assertThat(api.post(MADE, NOTE.formatted("x", 1)).status()).isEqualTo(429);
            assertThat(api.delete(MADE + "/" + id).status()).isEqualTo(429);
            assertThat(texts("")).containsExactly("before");
        } finally {
            api.done("POST", "/_ml/set_upgrade_mode?enabled=false", null);
        }
    }

    @Test
    void whatUsersNotedOutlivesTheJobUnlessItIsToGo() {
        learn(48);
        note("kept", BEGIN);
        api.done("POST", JOB + "/_close", null);
        assertThat(found("?event=model_snapshot_stored")).hasSize(1);

        api.done("POST", JOB + "/_reset", null);
        assertThat(texts("")).containsExactly("kept");

        api.done("DELETE", JOB, null);
        assertThat(api.get(FOUND).status()).isEqualTo(404);
        put();
        assertThat(texts("")).containsExactly("kept");

        api.done("POST", JOB + "/_reset?delete_user_annotations=true", null);
        assertThat(found("")).isEmpty();

        note("gone", BEGIN);
        api.done("DELETE", JOB + "?delete_user_annotations=true", null);
        put();
        assertThat(found("")).isEmpty();
    }

    @Test
    void aSnapshotIsNotedAsLongAsItIsThere() {
        learn(10);
        api.done("POST", JOB + "/_close", null);
        learn(20);
        api.done("POST", JOB + "/_close", null);
        List<JsonObject> noted = found("?event=model_snapshot_stored");
        assertThat(noted)
                .extracting(each -> time(each, "timestamp"))
                .containsExactly(BEGIN + 8 * HOUR, BEGIN + 18 * HOUR);
        assertThat(api.delete(MADE + "/" + noted.get(0).getString("annotation_id"))
                        .status())
                .isEqualTo(400);
        List<JsonObject> snapshots = api.got(JOB + "/model_snapshots?sort=timestamp&desc=false")
                .getJsonArray("model_snapshots")
                .getValuesAs(JsonObject.class);
        String first = snapshots.get(0).getString("snapshot_id");
        String second = snapshots.get(1).getString("snapshot_id");
        assertThat(noted.get(0).getString("annotation")).contains(first);

        api.done("POST", JOB + "/model_snapshots/" + first + "/_revert?delete_intervening_results=true", null);
        assertThat(found("?event=model_snapshot_stored")).hasSize(2);
        api.done("DELETE", JOB + "/model_snapshots/" + second, null);

        assertThat(found("?event=model_snapshot_stored")).containsExactly(noted.get(0));
    }

    @Test
    void whatIsOldGoesWithTheResultsUnlessItIsAUsers() {
        note("kept", BEGIN);
        learn(10);
        api.done("POST", JOB + "/_close", null);
        learn(72);
        api.done("POST", JOB + "/_close", null);

        api.done("DELETE", "/_ml/_delete_expired_data/annotations-it", null);

        assertThat(texts("?event=user")).containsExactly("kept");
        assertThat(found("?event=model_snapshot_stored"))
                .extracting(each -> time(each, "timestamp"))
                .containsExactly(BEGIN + 70 * HOUR);
    }

    @Test
    void whatTheModelsDidIsNotedWhereItIsWanted() {
        dailyCourse(0, 4);
        assertThat(found("?event=model_change")).isEmpty();
        api.done("POST", JOB + "/_close", null);
        api.done("POST", JOB + "/_reset", null);

        api.done("POST", JOB + "/_update", "{\"model_plot_config\":{\"enabled\":false,\"annotations_enabled\":true}}");
        dailyCourse(0, 4);

        List<JsonObject> noted = found("?event=model_change");
        assertThat(noted).hasSize(1);
        assertThat(noted.get(0).getString("annotation")).contains("daily season");
        assertThat(noted.get(0).getInt("detector_index")).isZero();
        assertThat(time(noted.get(0), "end_timestamp")).isEqualTo(time(noted.get(0), "timestamp") + HOUR);
        assertThat(time(noted.get(0), "create_time")).isEqualTo(time(noted.get(0), "end_timestamp"));
        assertThat(noted.get(0).containsKey("create_username")).isFalse();
        api.done("POST", JOB + "/_close", null);
        api.done("POST", JOB + "/model_snapshots/empty/_revert?delete_intervening_results=true", null);
        assertThat(found("?event=model_change")).isEmpty();
    }

    private void dailyCourse(int fromDay, int toDay) {
        api.done("POST", JOB + "/_open", null);
        StringBuilder data = new StringBuilder();
        for (int hour = 24 * fromDay; hour <= 24 * toDay; hour++) {
            double value = 100 + 10 * Math.sin(Math.PI * hour / 12) + hour % 5;
            data.append("{\"ts\":%d,\"v\":%s}\n".formatted(BEGIN + hour * HOUR, value));
        }
        api.done("POST", JOB + "/_data", data.toString());
    }

    private JsonObject note(String text, long time) {
        return api.done("POST", MADE, NOTE.formatted(text, time));
    }

    private void learn(int hours) {
        api.done("POST", JOB + "/_open", null);
        StringBuilder data = new StringBuilder();
        for (int hour = 0; hour < hours; hour++) {
            data.append("{\"ts\":%d,\"v\":%d}\n".formatted(BEGIN + hour * HOUR, 100 + hour % 24));
        }
        api.done("POST", JOB + "/_data", data.toString());
    }

    private List<JsonObject> found(String parameters) {
        return api.got(FOUND + parameters).getJsonArray("annotations").getValuesAs(JsonObject.class);
    }

    private List<String> texts(String parameters) {
        return found(parameters).stream()
                .map(each -> each.getString("annotation"))
                .toList();
    }

    private static long time(JsonObject object, String name) {
        return object.getJsonNumber(name).longValue();
    }
}
