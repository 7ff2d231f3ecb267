package org.slackwater.api;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.time.Duration;
import java.util.List;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.slackwater.server.ApiCaller.Answer;

/** Snapshots of jobs: made, listed, changed, gone back to, and deleted when they are old. */
@ExtendWith(SharedServer.class)
class SnapshotsIT {
    private static final String JOB = "/_ml/anomaly_detectors/snapshots-it";
    private static final String SNAPSHOTS = JOB + "/model_snapshots";
    private static final String FEED = "/_ml/datafeeds/snapshots-it";
    private static final long HOUR = 3_600_000;
    private static final long DAY = 24 * HOUR;
    private static final long BEGIN = 1_404_172_800_000L;

    private final CheckedCaller api;

    SnapshotsIT(CheckedCaller api) {
        this.api = api;
    }

    @BeforeEach
    void aJob() {
        api.done(
                "PUT",
                JOB,
                """
                {"analysis_config":{"bucket_span":"1h","detectors":[{"function":"sum","field_name":"passengers"}]},\
                "data_description":{"time_field":"ts"},"results_retention_days":5,"model_plot_config":{"enabled":true},\
                "datafeed_config":{"datafeed_id":"snapshots-it","indices":["taxi:NYC_TAXI"]}}""");
    }

    @AfterEach
    void removeIt() {
        api.delete(JOB + "?force=true");
    }

    @Test
    void afterGoingBackTheDatafeedGoesOnBehindTheSnapshotAndFindsTheSame() {
        feedUntil("2014-08-20");
        JsonObject first = snapshots().get(0);
        JsonObject countsAtFirst = counts();
        String snapshot = first.getString("snapshot_id");
        feedUntil("2014-10-01");
        List<JsonValue> results = results();
        JsonObject countsAtSecond = counts();
        assertThat(snapshots()).hasSize(2);
        assertThat(active()).isNotEqualTo(snapshot);

        JsonObject model = api.done(
                        "POST", SNAPSHOTS + "/" + snapshot + "/_revert?delete_intervening_results=true", null)
                .getJsonObject("model");

        assertThat(model).isEqualTo(first);
        assertThat(active()).isEqualTo(snapshot);
        assertThat(counts()).isEqualTo(countsAtFirst);
        assertThat(latest(first, "latest_record_time_stamp")).isEqualTo(latest(counts(), "latest_record_timestamp"));
        assertThat(bucketsFrom(latest(first, "latest_result_time_stamp") + 1)).isZero();
        assertThat(bucketsFrom(latest(first, "latest_result_time_stamp"))).isEqualTo(1);
        assertThat(plotsFrom(latest(first, "latest_result_time_stamp") + 1)).isZero();
        assertThat(plotsFrom(latest(first, "latest_result_time_stamp"))).isEqualTo(1);

        feedUntil("2014-10-01");
        assertThat(results()).isEqualTo(results);
        assertThat(without(counts())).isEqualTo(without(countsAtSecond));

        api.done("POST", SNAPSHOTS + "/" + snapshot + "/_revert", "{\"delete_intervening_results\":false}");
        assertThat(counts()).isEqualTo(countsAtFirst);
        assertThat(results()).as("stay until their data comes again").isEqualTo(results);
        feedUntil("2014-10-01");
        assertThat(results()).isEqualTo(results);

        JsonObject nothing = api.done("POST", SNAPSHOTS + "/empty/_revert?delete_intervening_results=true", null);
        assertThat(nothing.getJsonObject("model").getString("snapshot_id")).isEqualTo("empty");
        assertThat(counts().getInt("processed_record_count")).isZero();
        assertThat(bucketsFrom(0)).isZero();
        assertThat(plotsFrom(0)).isZero();
        feedUntil("2014-08-20");
        feedUntil("2014-10-01");
        assertThat(results()).isEqualTo(results);
    }

    @Test
    void postedDataBehindTheSnapshotIsForgottenAndMayComeAgain() {
        post(0, 10);
        close();
        String snapshot = active();
        JsonObject before = counts();
        api.done("POST", JOB + "/_open", null);
        api.done("POST", JOB + "/_data", records(10, 20));
        api.done("POST", JOB + "/_close?force=true", null);
        assertThat(snapshots()).as("none when it is closed by force").hasSize(1);

        api.done("POST", SNAPSHOTS + "/" + snapshot + "/_revert", null);

        api.done("POST", JOB + "/_open", null);
        assertThat(counts()).isEqualTo(before);
        api.done("POST", JOB + "/_data", records(10, 15));
        assertThat(counts().getInt("processed_record_count")).isEqualTo(15);
    }

    @Test
    void whatComesAgainIsJudgedByTheRulesOfToday() {
        post(0, 10);
        close();
        String snapshot = active();
        post(10, 20);
        close();
        api.done("PUT", "/_ml/calendars/snapshots-it", "{\"job_ids\":[\"snapshots-it\"]}");
        long noon = BEGIN + 12 * HOUR;
        api.done(
                "POST",
                "/_ml/calendars/snapshots-it/events",
                "{\"events\":[{\"description\":\"works\",\"start_time\":" + noon + ",\"end_time\":" + (noon + HOUR)
                        + "}]}");

        api.done("POST", SNAPSHOTS + "/" + snapshot + "/_revert", null);

        post(10, 20);
        close();
        assertThat(api.got(JOB + "/results/buckets/" + noon)
                        .getJsonArray("buckets")
                        .getJsonObject(0)
                        .getJsonArray("scheduled_events")
                        .getString(0))
                .isEqualTo("works");
        api.done("DELETE", "/_ml/calendars/snapshots-it", null);
    }

    @Test
    void onlyAClosedJobGoesBack() {
        post(0, 2);
        close();
        String snapshot = active();
        api.done("POST", JOB + "/_open", null);

        assertThat(api.post(SNAPSHOTS + "/" + snapshot + "/_revert").status()).isEqualTo(409);
        close();
        assertThat(snapshots()).as("nothing was learned meanwhile").hasSize(1);
        assertThat(api.post(SNAPSHOTS + "/nowhere/_revert").status()).isEqualTo(404);
        assertThat(api.post("/_ml/anomaly_detectors/nowhere/model_snapshots/empty/_revert")
                        .status())
                .isEqualTo(404);
    }

    @Test
    void snapshotsAreListedChangedAndDeleted() {
        for (int part = 0; part < 3; part++) {
            post(part * 10, part * 10 + 10);
            close();
        }
        List<JsonObject> all = snapshots();
        String oldest = all.get(2).getString("snapshot_id");
        String newest = all.get(0).getString("snapshot_id");

        assertThat(all).extracting(each -> latest(each, "timestamp")).isSortedAccordingTo((a, b) -> Long.compare(b, a));
        assertThat(newest).isEqualTo(active());
        assertThat(latest(all.get(0), "latest_record_time_stamp")).isEqualTo(BEGIN + 29 * HOUR);
        assertThat(latest(all.get(0), "latest_result_time_stamp")).isEqualTo(BEGIN + 28 * HOUR);
        assertThat(latest(all.get(0).getJsonObject("model_size_stats"), "model_bytes"))
                .isPositive();
        assertThat(list("?desc=false")).containsExactly(all.get(2), all.get(1), all.get(0));
        assertThat(list("?sort=latest_record_time_stamp&desc=false&from=1&size=1"))
                .containsExactly(all.get(1));
        assertThat(api.got(SNAPSHOTS + "?size=1").getInt("count")).isEqualTo(3);
        assertThat(list("/" + oldest + "," + newest)).containsExactly(all.get(0), all.get(2));
        assertThat(list("/" + oldest.substring(0, 5) + "*?end=" + latest(all.get(1), "timestamp")))
                .containsExactly(all.get(2));
        assertThat(api.done("POST", SNAPSHOTS, "{\"page\":{\"size\":1},\"start\":\"now+1d\"}")
                        .getInt("count"))
                .isZero();
        assertThat(api.get(SNAPSHOTS + "/nowhere").status()).isEqualTo(404);

        JsonObject changed =
                api.done("POST", SNAPSHOTS + "/" + oldest + "/_update", "{\"description\":\"before the storm\"}");
        assertThat(changed.getBoolean("acknowledged")).isTrue();
        assertThat(changed.getJsonObject("model").getString("description")).isEqualTo("before the storm");
        assertThat(api.done("POST", SNAPSHOTS + "/" + oldest + "/_update", "{\"retain\":true}")
                        .getJsonObject("model"))
                .containsEntry("retain", JsonValue.TRUE)
                .containsEntry("description", changed.getJsonObject("model").get("description"));

        Answer refused = api.delete(SNAPSHOTS + "/" + newest);
        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.text()).contains(newest);
        api.done("DELETE", SNAPSHOTS + "/" + all.get(1).getString("snapshot_id"), null);
        assertThat(snapshots()).hasSize(2);

        api.done("POST", JOB + "/_reset", null);
        assertThat(snapshots()).isEmpty();
    }

    @Test
    void aSnapshotIsBroughtToTheFormOfThisVersion() {
        post(0, 10);
        close();

        JsonObject upgraded = api.done("POST", SNAPSHOTS + "/" + active() + "/_upgrade?wait_for_completion=true", null);

        assertThat(upgraded.getBoolean("completed")).isTrue();
        assertThat(upgraded.getString("node")).isNotEmpty();
        assertThat(api.got(SNAPSHOTS + "/_all/_upgrade/_stats").getInt("count")).isZero();
        assertThat(api.get(SNAPSHOTS + "/_all/_upgrade/_stats?allow_no_match=false")
                        .status())
                .isEqualTo(404);
        assertThat(api.post(SNAPSHOTS + "/nowhere/_upgrade").status()).isEqualTo(404);
    }

    @Test
    void whatIsOldIsDeletedWhenSomebodyAsks() {
        for (int day : new int[] {0, 14, 15, 16, 20}) {
            post(day * 24, day * 24 + 3);
            close();
            post(day * 24 + 3, day * 24 + 6);
            close();
        }
        List<JsonObject> all = snapshots();
        api.done("POST", SNAPSHOTS + "/" + all.get(9).getString("snapshot_id") + "/_update", "{\"retain\":true}");
        List<Long> days = days();
        assertThat(days).containsExactly(20L, 20L, 16L, 16L, 15L, 15L, 14L, 14L, 0L, 0L);
        assertThat(plotsFrom(0)).isGreaterThan(plotsFrom(BEGIN + 15 * DAY + 4 * HOUR));

        assertThat(api.done("DELETE", "/_ml/_delete_expired_data/snapshots-it?requests_per_second=1000", null)
                        .getBoolean("deleted"))
                .isTrue();

        assertThat(days()).containsExactly(20L, 20L, 16L, 15L, 14L, 0L);
        assertThat(bucketsFrom(0))
                .isEqualTo(bucketsFrom(BEGIN + 15 * DAY + 4 * HOUR))
                .isPositive();
        assertThat(plotsFrom(0)).isEqualTo(bucketsFrom(0));
        assertThat(api.done("DELETE", "/_ml/_delete_expired_data", "{\"timeout\":\"1h\"}")
                        .getBoolean("deleted"))
                .isTrue();
        assertThat(days()).hasSize(6);
        assertThat(api.done("DELETE", "/_ml/_delete_expired_data/snapshots-it?timeout=0", null)
                        .getBoolean("deleted"))
                .as("there was no time")
                .isFalse();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
            /_ml/_delete_expired_data?requests_per_second=0 | 400 | requests_per_second
            /_ml/_delete_expired_data?timeout=soon | 400 | timeout
            /_ml/_delete_expired_data/nowhere | 404 | nowhere
            """)
    void whatIsWrongIsNamed(String path, int status, String named) {
        Answer answer = api.delete(path);

        assertThat(answer.status()).isEqualTo(status);
        assertThat(answer.text()).contains(named);
    }

    @Test
    void inUpgradeModeNothingOfItIsChanged() {
        post(0, 2);
        close();
        String snapshot = SNAPSHOTS + "/" + active();
        post(2, 4);
        api.done("POST", "/_ml/set_upgrade_mode?enabled=true", null);
        try {
            assertThat(snapshots()).as("one is made when the job halts").hasSize(2);
            refused(api.post(snapshot + "/_revert"), "job/model_snapshots/revert");
            refused(api.post(snapshot + "/_update", "{}"), "job/model_snapshots/update");
            refused(api.post(snapshot + "/_upgrade"), "job/model_snapshots/upgrade");
            refused(api.delete(snapshot), "job/model_snapshots/delete");
            refused(api.delete("/_ml/_delete_expired_data"), "delete_expired_data");
        } finally {
            api.done("POST", "/_ml/set_upgrade_mode?enabled=false", null);
        }
    }

    @Test
    void theMemoryOfNodesAndModelsIsTold() {
        post(0, 10);
        close();
        api.done("POST", JOB + "/_open", null);

        JsonObject stats = api.got("/_ml/memory/_stats");

        assertThat(stats.getJsonObject("_nodes").getInt("total")).isEqualTo(1);
        String node = stats.getJsonObject("nodes").keySet().iterator().next();
        JsonObject memory = stats.getJsonObject("nodes").getJsonObject(node);
        assertThat(latest(memory.getJsonObject("jvm"), "heap_max_in_bytes")).isPositive();
        assertThat(latest(memory.getJsonObject("mem"), "total_in_bytes"))
                .isGreaterThan(latest(memory.getJsonObject("jvm"), "heap_max_in_bytes"));
        assertThat(latest(memory.getJsonObject("mem").getJsonObject("ml"), "anomaly_detectors_in_bytes"))
                .isPositive();
        assertThat(api.got("/_ml/memory/" + node + "/_stats").getJsonObject("nodes"))
                .containsOnlyKeys(node);
        assertThat(api.got("/_ml/memory/nowhere/_stats").getJsonObject("nodes")).isEmpty();
    }

    @Test
    void theMemoryOfAJobIsEstimated() {
        String analysis =
                "{\"analysis_config\":{\"detectors\":[{\"function\":\"count\",\"by_field_name\":\"host\"}]}%s}";

        assertThat(api.done(
                                "POST",
                                "/_ml/anomaly_detectors/_estimate_model_memory",
                                analysis.formatted(",\"overall_cardinality\":{\"host\":1000}"))
                        .getString("model_memory_estimate"))
                .matches("\\d+mb");
        Answer missing = api.post("/_ml/anomaly_detectors/_estimate_model_memory", analysis.formatted(""));
        assertThat(missing.status()).isEqualTo(400);
        assertThat(missing.text()).contains("host");
    }

    private static void refused(Answer answer, String action) {
        assertThat(answer.status()).isEqualTo(429);
        assertThat(answer.text())
                .contains("Cannot perform cluster:admin/xpack/ml/" + action + " action while upgrade mode is enabled");
    }

    private void feedUntil(String end) {
        api.done("POST", JOB + "/_open", null);
        api.done("POST", FEED + "/_start?end=" + end, null);
        Awaitility.await().atMost(Duration.ofMinutes(2)).until(() -> stats().getString("state")
                .equals("closed"));
    }

    private void post(int fromHour, int toHour) {
        api.done("POST", JOB + "/_open", null);
        api.done("POST", JOB + "/_data", records(fromHour, toHour));
    }

    private void close() {
        api.done("POST", JOB + "/_close", null);
    }

    private static String records(int fromHour, int toHour) {
        StringBuilder records = new StringBuilder();
        for (int hour = fromHour; hour < toHour; hour++) {
            records.append("{\"ts\":%d,\"passengers\":%d}\n".formatted(BEGIN + hour * HOUR, 100 + hour % 24));
        }
        return records.toString();
    }

    private List<JsonObject> snapshots() {
        return list("");
    }

    private List<JsonObject> list(String more) {
        return api.got(SNAPSHOTS + more).getJsonArray("model_snapshots").getValuesAs(JsonObject.class);
    }

    /** The newest first; of their records, since the first. */
    private List<Long> days() {
        return snapshots().stream()
                .map(each -> (latest(each, "latest_record_time_stamp") - BEGIN) / DAY)
                .toList();
    }

    private String active() {
        return api.got(JOB).getJsonArray("jobs").getJsonObject(0).getString("model_snapshot_id");
    }

    private JsonObject stats() {
        return api.got(JOB + "/_stats").getJsonArray("jobs").getJsonObject(0);
    }

    private JsonObject counts() {
        return stats().getJsonObject("data_counts");
    }

    /** Without the times at which it was counted. */
    private static JsonObject without(JsonObject counts) {
        return jakarta.json.Json.createObjectBuilder(counts)
                .remove("log_time")
                .remove("last_data_time")
                .build();
    }

    private long bucketsFrom(long start) {
        return api.got(JOB + "/results/buckets?size=1&start=" + start)
                .getJsonNumber("count")
                .longValue();
    }

    /** Everything that was found. */
    private List<JsonValue> results() {
        List<JsonValue> found = new java.util.ArrayList<>();
        for (String kind : List.of("buckets", "records", "influencers")) {
            found.addAll(api.got(JOB + "/results/" + kind + "?size=9000&sort=timestamp&desc=false")
                    .getJsonArray(kind));
        }
        found.addAll(api.got(JOB + "/results/model_plots?size=9000").getJsonArray("model_plots"));
        return found;
    }

    private long plotsFrom(long start) {
        return api.got(JOB + "/results/model_plots?size=0&start=" + start)
                .getJsonNumber("count")
                .longValue();
    }

    private static long latest(JsonObject object, String name) {
        return object.getJsonNumber(name).longValue();
    }
}
