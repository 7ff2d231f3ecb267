package org.slackwater.api;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.JsonObject;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.condition.DisabledForJreRange;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Running tasks, and tasks that were begun behind the caller's back. */
@ExtendWith(SharedServer.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class TasksIT {
    private static final String JOB = "/_ml/anomaly_detectors/tasks-it";
    private static final String JOBS_TASKS = "/_tasks?actions=xpack/ml/job*";

    private final CheckedCaller api;

    TasksIT(CheckedCaller api) {
        this.api = api;
    }

    @BeforeEach
    void aJob() {
        api.done(
                "PUT",
                JOB,
                """
                {"analysis_config":{"bucket_span":"1h","detectors":[{"function":"count"}]},\
                "data_description":{"time_field":"ts"}}""");
    }

    @AfterEach
    void removeIt() {
        api.delete(JOB + "?force=true");
    }

    @Test
    @DisabledForJreRange(minVersion = 21, disabledReason = "no colon in a path on that server (payara/Payara#7777)")
    void aDeletionBehindTheCallersBackCanBeWaitedFor() {
        api.done("POST", JOB + "/_open", null);
        String id =
                api.delete(JOB + "?force=true&wait_for_completion=false").json().getString("task");

        JsonObject answer = api.got("/_tasks/" + id + "?wait_for_completion&timeout=2m");

        assertThat(answer.getBoolean("completed")).isTrue();
        assertThat(answer.getJsonObject("response").getBoolean("acknowledged")).isTrue();
        JsonObject task = answer.getJsonObject("task");
        assertThat(task.getString("action")).isEqualTo("cluster:admin/xpack/ml/job/delete");
        assertThat(task.getString("description")).isEqualTo("delete-job-tasks-it");
        assertThat(id).isEqualTo(task.getString("node") + ":" + task.getJsonNumber("id"));
        assertThat(api.get(JOB).status()).isEqualTo(404);
        assertThat(api.got("/_tasks/" + id)).as("and asked for later").isEqualTo(answer);
    }

    @Test
    @DisabledForJreRange(minVersion = 21, disabledReason = "no colon in a path on that server (payara/Payara#7777)")
    void theTaskOfAnOpenJobRuns() {
        api.done("POST", JOB + "/_open", null);
        JsonObject tasks = api.got(JOBS_TASKS + "&group_by=parents&detailed").getJsonObject("tasks");
        String id = tasks.keySet().stream()
                .filter(each ->
                        tasks.getJsonObject(each).getString("description").endsWith("job-tasks-it"))
                .findFirst()
                .orElseThrow();

        assertThat(api.got("/_tasks/" + id).getBoolean("completed")).isFalse();
        assertThat(api.get("/_tasks/" + id + "?wait_for_completion=true&timeout=1ms")
                        .status())
                .isEqualTo(408);

        api.done("POST", JOB + "/_close", null);
        assertThat(api.get("/_tasks/" + id).status()).isEqualTo(404);
    }

    @ParameterizedTest
    @CsvSource({"nowhere:1, 404", "nowhere, 400", "nowhere:x, 400"})
    @DisabledForJreRange(minVersion = 21, disabledReason = "no colon in a path on that server (payara/Payara#7777)")
    void tasksThatAreNotThere(String id, int status) {
        assertThat(api.get("/_tasks/" + id).status()).isEqualTo(status);
        assertThat(api.get("/_tasks/" + id).text()).contains("[" + id + "]");
    }

    @Test
    void aListWaitsForItsTasksWhenItIsTold() {
        api.done("POST", JOB + "/_open", null);

        assertThat(api.get(JOBS_TASKS + "&wait_for_completion&timeout=1ms").status())
                .isEqualTo(408);
        assertThat(api.got("/_tasks?actions=indices*&wait_for_completion").toString())
                .isEqualTo("{\"nodes\":{}}");
    }

    @Test
    void noTaskHasAParent() {
        api.done("POST", JOB + "/_open", null);

        assertThat(api.got(JOBS_TASKS + "&parent_task_id=-1").getJsonObject("nodes"))
                .isNotEmpty();
        assertThat(api.got(JOBS_TASKS + "&parent_task_id=node:1").getJsonObject("nodes"))
                .isEmpty();
        assertThat(api.get("/_tasks?parent_task_id=x").status()).isEqualTo(400);
        assertThat(api.get("/_cat/tasks?parent_task_id=node:1").text()).isEmpty();
    }

    @Test
    void tasksOfNodesByNameOrId() {
        api.done("POST", JOB + "/_open", null);

        assertThat(api.got(JOBS_TASKS + "&nodes=_local").getJsonObject("nodes")).hasSize(1);
        assertThat(api.got(JOBS_TASKS + "&nodes=no-such-node").getJsonObject("nodes"))
                .isEmpty();
    }
}
