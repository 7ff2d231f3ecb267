package org.slackwater.datafeeds.control;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slackwater.http.entity.ApiException;
import org.slackwater.jobs.control.JobRunFixture;
import org.slackwater.sources.entity.Query;
import org.slackwater.tasks.control.Tasks;
import org.slackwater.tasks.entity.Task;
import org.slackwater.tasks.entity.TaskId;
import org.slackwater.tasks.entity.TaskKind;
import org.slackwater.tasks.entity.TaskState;

/** A datafeed that was given up is shown as stopped: it starts and stops like one that is. */
class FailedDatafeedTest {
    private static final TaskId TASK = new TaskId(TaskKind.DATAFEED, "feed");
    private static final DatafeedDefinition FEED = new DatafeedDefinition(
            "feed", JobRunFixture.JOB_ID, List.of("t"), new Query.MatchAll(), null, 1_000, null, 0, 1_000, null, null);
    private static final DatafeedParams PARAMS = new DatafeedParams(0L, null);

    private final JobRunFixture job = new JobRunFixture();
    private final DatafeedTasks datafeeds = job.beans().get(DatafeedTasks.class);

    @BeforeEach
    void giveUp() {
        datafeeds.create(FEED, PARAMS);
        change(task -> task.fail("the disk is gone"));
        assertThat(DatafeedState.of(task())).isEqualTo(DatafeedState.STOPPED);
    }

    @AfterEach
    void end() {
        job.close();
    }

    @Test
    void startsAnew() {
        datafeeds.create(FEED, PARAMS);

        assertThat(task().orElseThrow().state()).isEqualTo(TaskState.STARTING);
        assertThatThrownBy(() -> datafeeds.create(FEED, PARAMS))
                .isInstanceOf(ApiException.class)
                .hasMessageContaining("already been started");
    }

    @Test
    void leavesNothingToWaitForWhenItIsStopped() {
        datafeeds.desireStop(List.of(TASK));

        assertThat(task()).isEmpty();
    }

    private Optional<Task> task() {
        return job.beans().get(Tasks.class).find(TASK);
    }

    private void change(Consumer<Task> how) {
        job.beans().inTransaction(() -> {
            job.beans().get(Tasks.class).lock(TASK).ifPresent(how);
            return 0;
        });
    }
}
