package org.slackwater.api;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.slackwater.server.ApiCaller.Answer;

/** Filters, calendars, and what they and custom rules do to an open job. */
@ExtendWith(SharedServer.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class CalendarsIT {
    private static final String FILTERS = "/_ml/filters/";
    private static final String CALENDARS = "/_ml/calendars/";
    private static final String JOBS = "/_ml/anomaly_detectors/";
    private static final long MINUTE = 60_000;

    private final CheckedCaller api;

    CalendarsIT(CheckedCaller api) {
        this.api = api;
    }

    @AfterAll
    void removeAll() {
        List.of("cal-job", "cal-other", "cal-rules").forEach(job -> api.delete(JOBS + job + "?force=true"));
        api.got("/_ml/calendars?filter_path=calendars.calendar_id")
                .getOrDefault("calendars", JsonValue.EMPTY_JSON_ARRAY)
                .asJsonArray()
                .forEach(each -> api.delete(CALENDARS + each.asJsonObject().getString("calendar_id")));
    }

    @Test
    void aFilterIsMadeChangedShownAndRemoved() {
        JsonObject made = api.done("PUT", FILTERS + "cal-f1", "{\"items\":[\"b\",\"a\",\"b\",\"*.x\"]}");
        assertThat(texts(made, "items")).containsExactly("*.x", "a", "b");
        assertThat(made.getString("description")).isEmpty();
        assertError(api.put(FILTERS + "cal-f1", "{}"), 400, "resource_already_exists_exception");

        JsonObject changed = api.done(
                "POST",
                FILTERS + "cal-f1/_update",
                "{\"description\":\"ours\",\"add_items\":[\"c\"],\"remove_items\":[\"a\"]}");
        assertThat(texts(changed, "items")).containsExactly("*.x", "b", "c");
        assertThat(changed.getString("description")).isEqualTo("ours");
        assertThat(api.post(FILTERS + "cal-f1/_update", "{\"remove_items\":[\"z\"]}")
                        .status())
                .isEqualTo(400);

        api.done("PUT", FILTERS + "cal-f2", "{}");
        assertThat(ids(api.got(FILTERS + "cal-f*"), "filters", "filter_id")).containsExactly("cal-f1", "cal-f2");
        JsonObject page = api.got(FILTERS + "cal-f1,cal-f2?from=1&size=1");
        assertThat(ids(page, "filters", "filter_id")).containsExactly("cal-f2");
        assertThat(page.getInt("count")).isEqualTo(2);
        assertThat(ids(api.got("/_ml/filters"), "filters", "filter_id")).contains("cal-f1", "cal-f2");
        assertThat(api.get(FILTERS + "cal-f1,cal-f3").status()).isEqualTo(404);

        api.done("DELETE", FILTERS + "cal-f1", null);
        api.done("DELETE", FILTERS + "cal-f2", null);
        assertError(api.delete(FILTERS + "cal-f1"), 404, "resource_not_found_exception");
        assertThat(api.post(FILTERS + "cal-f1/_update", "{}").status()).isEqualTo(404);
    }

    @Test
    void filtersThatAreNone() {
        String many =
                IntStream.rangeClosed(0, 10_000).mapToObj(i -> "\"" + i + "\"").collect(Collectors.joining(","));

        assertThat(api.put(FILTERS + "cal-f4", "{\"items\":[" + many + "]}").status())
                .isEqualTo(400);
        assertThat(api.put(FILTERS + "Cal", "{}").status()).isEqualTo(400);
        assertThat(api.put(FILTERS + "_all", "{}").status()).isEqualTo(400);
        assertThat(api.put(FILTERS + "cal-f4", "{\"filter_id\":\"other\"}").status())
                .isEqualTo(400);
        assertThat(api.put(FILTERS + "cal-f4", "").status()).isEqualTo(400);
        assertThat(api.get(FILTERS + "cal-f4").status()).isEqualTo(404);
    }

    @Test
    void aFilterThatARuleRefersToStays() {
        api.done("PUT", FILTERS + "cal-used", "{\"items\":[\"a\"]}");
        api.done("PUT", JOBS + "cal-rules", job("{\"scope\":{\"airline\":{\"filter_id\":\"cal-used\"}}}"));

        Answer refused = api.delete(FILTERS + "cal-used");
        assertThat(refused.status()).isEqualTo(409);
        assertThat(refused.text()).contains("cal-rules");

        JsonObject detector =
                detector(api.got(JOBS + "cal-rules").getJsonArray("jobs").getJsonObject(0));
        JsonObject rule = detector.getJsonArray("custom_rules").getJsonObject(0);
        assertThat(texts(rule, "actions")).containsExactly("skip_result");
        assertThat(rule.getJsonObject("scope").getJsonObject("airline").getString("filter_type"))
                .isEqualTo("include");
        api.done("POST", JOBS + "cal-rules/_update", "{\"detectors\":[{\"detector_index\":0,\"custom_rules\":[]}]}");
        api.done("DELETE", FILTERS + "cal-used", null);

        assertThat(api.put(JOBS + "cal-no", job("{\"scope\":{\"airline\":{\"filter_id\":\"cal-used\"}}}"))
                        .text())
                .contains("cal-used");
        assertThat(api.post(JOBS + "_validate", job("{\"scope\":{\"airline\":{\"filter_id\":\"cal-used\"}}}"))
                        .status())
                .isEqualTo(400);
        assertThat(api.post(
                                JOBS + "_validate/detector",
                                "{\"function\":\"count\",\"custom_rules\":[{\"actions\":[\"skip_result\"]}]}")
                        .text())
                .contains("[scope]")
                .contains("[conditions]");
    }

    @Test
    void aCalendarIsMadeShownChangedAndRemoved() {
        JsonObject made =
                api.done("PUT", CALENDARS + "cal-a", "{\"job_ids\":[\"j2\",\"j1\"],\"description\":\"days off\"}");
        assertThat(texts(made, "job_ids")).containsExactly("j1", "j2");
        api.done("PUT", CALENDARS + "cal-b", null);
        assertError(api.put(CALENDARS + "cal-a", "{}"), 400, "resource_already_exists_exception");
        assertThat(api.put(CALENDARS + "_all", "{}").status()).isEqualTo(400);
        assertThat(api.put(CALENDARS + "cal-c", "{\"job_ids\":[\"J\"]}").text()).contains("job_id");
        assertThat(api.put(CALENDARS + "cal-c", "{\"description\":\"\\u0000\"}").text())
                .contains("description");

        assertThat(ids(api.got(CALENDARS + "cal-a,cal-b"), "calendars", "calendar_id"))
                .containsExactly("cal-a", "cal-b");
        assertThat(ids(api.got(CALENDARS + "cal-*?size=1"), "calendars", "calendar_id"))
                .containsExactly("cal-a");
        assertThat(ids(
                        api.done("POST", "/_ml/calendars/cal-*", "{\"page\":{\"from\":1,\"size\":5}}"),
                        "calendars",
                        "calendar_id"))
                .containsExactly("cal-b");
        assertThat(api.post("/_ml/calendars", "{\"page\":{\"from\":-1}}").status())
                .isEqualTo(400);
        assertThat(api.get(CALENDARS + "cal-c").status()).isEqualTo(404);

        assertThat(texts(api.done("PUT", CALENDARS + "cal-b/jobs/j1,_all", null), "job_ids"))
                .containsExactly("_all", "j1");
        assertThat(texts(api.done("DELETE", CALENDARS + "cal-b/jobs/j1", null), "job_ids"))
                .containsExactly("_all");
        assertThat(api.delete(CALENDARS + "cal-b/jobs/j1").status()).isEqualTo(404);
        assertThat(api.put(CALENDARS + "cal-c/jobs/j1", "").status()).isEqualTo(404);

        api.done("DELETE", CALENDARS + "cal-a", null);
        api.done("DELETE", CALENDARS + "cal-b", null);
        assertError(api.delete(CALENDARS + "cal-a"), 404, "resource_not_found_exception");
    }

    @Test
    void eventsAreAddedFoundAndRemoved() {
        api.done("PUT", JOBS + "cal-other", job("").replaceFirst("\\{", "{\"groups\":[\"cal-group\"],"));
        api.done("PUT", CALENDARS + "cal-ev", "{\"job_ids\":[\"cal-group\"]}");
        JsonObject added = api.done(
                "POST",
                CALENDARS + "cal-ev/events",
                """
                {"events":[{"description":"b","start_time":5000,"end_time":"6000","skip_result":false},
                           {"description":"a","start_time":"1970-01-01T00:00:01Z","end_time":2000,"force_time_shift":-3600}]}""");
        JsonObject first = added.getJsonArray("events").getJsonObject(0);
        assertThat(first.getBoolean("skip_result")).isFalse();
        assertThat(first.getBoolean("skip_model_update")).isTrue();

        assertThat(events("cal-ev/events")).containsExactly("a", "b");
        assertThat(events("_all/events?job_id=cal-other")).containsExactly("a", "b");
        assertThat(events("_all/events?job_id=cal-group&start=2000")).containsExactly("b");
        assertThat(events("cal-ev/events?end=5000")).containsExactly("a");
        assertThat(events("cal-ev/events?from=1&size=1")).containsExactly("b");
        assertThat(api.got(CALENDARS + "cal-ev/events?size=0").getInt("count")).isEqualTo(2);
        assertThat(api.get(CALENDARS + "cal-ev/events?job_id=cal-other").text()).contains("_all");
        assertThat(api.get(CALENDARS + "_all/events?job_id=nobody").status()).isEqualTo(404);
        assertThat(api.get(CALENDARS + "cal-nowhere/events").status()).isEqualTo(404);

        for (String wrong : List.of(
                "{}",
                "{\"events\":[]}",
                "{\"events\":[{\"start_time\":1,\"end_time\":2}]}",
                "{\"events\":[{\"description\":\"x\",\"end_time\":2}]}",
                "{\"events\":[{\"description\":\"x\",\"start_time\":2,\"end_time\":2}]}",
                "{\"events\":[{\"description\":\"x\",\"start_time\":\"soon\",\"end_time\":2}]}",
                "{\"events\":[{\"description\":\"x\",\"start_time\":1,\"end_time\":2,\"calendar_id\":\"y\"}]}")) {
            assertThat(api.post(CALENDARS + "cal-ev/events", wrong).status())
                    .as(wrong)
                    .isEqualTo(400);
        }
        String one = "{\"events\":[{\"description\":\"x\",\"start_time\":1,\"end_time\":2}]}";
        assertThat(api.post(CALENDARS + "cal-nowhere/events", one).status()).isEqualTo(404);

        String event = CALENDARS + "cal-ev/events/" + first.getString("event_id");
        api.done("DELETE", event, null);
        assertThat(api.delete(event).status()).isEqualTo(404);
        assertThat(events("cal-ev/events")).containsExactly("a");
    }

    @Test
    void anOpenJobObeysEventsAndRulesFromTheNextDataOnAndLeavesItsCalendarsWhenItGoes() {
        api.done("PUT", JOBS + "cal-job", job(""));
        api.done("POST", JOBS + "cal-job/_open", null);
        long begin = 1_400_000_000_000L / MINUTE * MINUTE;
        post(begin, 0, 500);
        api.done("PUT", CALENDARS + "cal-live", "{\"job_ids\":[\"cal-job\"]}");
        api.done(
                "POST",
                CALENDARS + "cal-live/events",
                "{\"events\":[{\"description\":\"before\",\"start_time\":" + begin + ",\"end_time\":"
                        + (begin + 10 * MINUTE) + "},{\"description\":\"down\",\"start_time\":"
                        + (begin + 600 * MINUTE) + ",\"end_time\":" + (begin + 602 * MINUTE) + "}]}");
        post(begin, 500, 610);

        assertThat(bucket(begin + 5 * MINUTE)).as("it was judged already").doesNotContainKey("scheduled_events");
        assertThat(texts(bucket(begin + 600 * MINUTE), "scheduled_events")).containsExactly("down");
        assertThat(bucket(begin + 600 * MINUTE).getJsonNumber("anomaly_score").doubleValue())
                .isZero();
        assertThat(bucket(begin + 602 * MINUTE)).doesNotContainKey("scheduled_events");

        api.done("POST", JOBS + "cal-job/_close", null);
        api.done("DELETE", JOBS + "cal-job", null);
        assertThat(texts(
                        api.got(CALENDARS + "cal-live")
                                .getJsonArray("calendars")
                                .getJsonObject(0),
                        "job_ids"))
                .isEmpty();
    }

    @Test
    void upgradeModeRefusesEveryWriteByItsName() {
        api.done("POST", "/_ml/set_upgrade_mode?enabled=true", null);
        try {
            refused("filters/put", api.put(FILTERS + "cal-x", "{}"));
            refused("filters/update", api.post(FILTERS + "cal-x/_update", "{}"));
            refused("filters/delete", api.delete(FILTERS + "cal-x"));
            refused("calendars/put", api.put(CALENDARS + "cal-x", "{}"));
            refused("calendars/delete", api.delete(CALENDARS + "cal-x"));
            refused("calendars/jobs/update", api.put(CALENDARS + "cal-x/jobs/j", ""));
            refused("calendars/jobs/update", api.delete(CALENDARS + "cal-x/jobs/j"));
            refused("calendars/events/post", api.post(CALENDARS + "cal-x/events", "{}"));
            refused("calendars/events/delete", api.delete(CALENDARS + "cal-x/events/e"));
            api.got("/_ml/calendars");
            api.got("/_ml/filters");
        } finally {
            api.done("POST", "/_ml/set_upgrade_mode?enabled=false", null);
        }
    }

    private static void refused(String action, Answer answer) {
        assertThat(answer.status()).isEqualTo(429);
        assertThat(answer.json().getJsonObject("error").getString("reason"))
                .isEqualTo("Cannot perform cluster:admin/xpack/ml/" + action + " action while upgrade mode is enabled");
    }

    /** One record a minute, and many from the 600th to before the 602nd. */
    private void post(long begin, int from, int to) {
        String body = LongStream.range(from, to)
                .boxed()
                .flatMap(minute -> LongStream.range(0, minute == 600 || minute == 601 ? 200 : 1 + minute % 2)
                        .mapToObj(i -> "{\"ts\":" + (begin + minute * MINUTE) + ",\"airline\":\"a\"}"))
                .collect(Collectors.joining("\n"));
        api.done("POST", JOBS + "cal-job/_data", body);
    }

    private JsonObject bucket(long time) {
        return api.got(JOBS + "cal-job/results/buckets/" + time)
                .getJsonArray("buckets")
                .getJsonObject(0);
    }

    private List<String> events(String path) {
        return ids(api.got(CALENDARS + path), "events", "description");
    }

    private static String job(String rule) {
        return "{\"analysis_config\":{\"bucket_span\":\"1m\",\"detectors\":[{\"function\":\"count\","
                + "\"by_field_name\":\"airline\",\"custom_rules\":[" + rule
                + "]}]},\"data_description\":{\"time_field\":\"ts\"}}";
    }

    private static JsonObject detector(JsonObject job) {
        return job.getJsonObject("analysis_config").getJsonArray("detectors").getJsonObject(0);
    }

    private static List<String> ids(JsonObject answer, String list, String field) {
        return answer.getJsonArray(list).getValuesAs(JsonObject.class).stream()
                .map(each -> each.getString(field))
                .toList();
    }

    private static List<String> texts(JsonObject object, String field) {
        return object.getJsonArray(field).getValuesAs(JsonString::getString);
    }

    private static void assertError(Answer answer, int status, String type) {
        assertThat(answer.status()).as(answer.text()).isEqualTo(status);
        assertThat(answer.errorType()).contains(type);
    }
}
