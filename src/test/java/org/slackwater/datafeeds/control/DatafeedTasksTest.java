package org.slackwater.datafeeds.control;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.persistence.EntityManager;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.slackwater.datafeeds.entity.Datafeed;
import org.slackwater.http.entity.ApiException;
import org.slackwater.jobs.control.JobRunFixture;
import org.slackwater.jobs.entity.Job;
import org.slackwater.tasks.control.Tasks;
import org.slackwater.tasks.entity.Task;
import org.slackwater.tasks.entity.TaskId;
import org.slackwater.tasks.entity.TaskKind;
import org.slackwater.tasks.entity.TaskState;

class DatafeedTasksTest {
    private static final TaskId TASK = new TaskId(TaskKind.DATAFEED, "feed");
    private static final DatafeedParams PARAMS = new DatafeedParams(0L, null);

    private final JobRunFixture job = new JobRunFixture();
    private final DatafeedTasks tasks = job.beans().get(DatafeedTasks.class);

    @BeforeEach
    void configure() {
        change(entities -> entities.persist(new Job(JobRunFixture.JOB_ID, "{}", Set.of(), 0)));
        change(entities -> entities.persist(new Datafeed("feed", JobRunFixture.JOB_ID, "{}", "60s", List.of(), 0)));
    }

    @AfterEach
    void end() {
        job.close();
    }

    /** Its task would run in vain, and break. */
    @Test
    void aDatafeedRemovedWhileItsSourceIsLookedAtIsNotStarted() {
        tasks.checkStartable("feed");
        change(entities -> entities.remove(entities.find(Datafeed.class, "feed")));

        assertThatThrownBy(() -> tasks.create("feed", PARAMS))
                .isInstanceOf(ApiException.class)
                .hasMessage("No datafeed with id [feed] exists");
        assertThat(task()).isEmpty();
    }

    /** One that was given up is shown as stopped: it starts and stops like one that is. */
    @Nested
    class OfOneGivenUp {
        @BeforeEach
        void giveUp() {
            tasks.create("feed", PARAMS);
            change(entities -> entities.find(Task.class, TASK.value()).fail("the disk is gone"));
            assertThat(DatafeedState.of(task())).isEqualTo(DatafeedState.STOPPED);
        }

        @Test
        void startsAnew() {
            tasks.create("feed", PARAMS);

            assertThat(task().orElseThrow().state()).isEqualTo(TaskState.STARTING);
            assertThatThrownBy(() -> tasks.create("feed", PARAMS))
                    .isInstanceOf(ApiException.class)
                    .hasMessageContaining("already been started");
        }

        @Test
        void leavesNothingToWaitForWhenItIsStopped() {
            tasks.desireStop(List.of(TASK));

            assertThat(task()).isEmpty();
        }
    }

    private Optional<Task> task() {
        return job.beans().get(Tasks.class).find(TASK);
    }

    private void change(Consumer<EntityManager> how) {
        job.beans().inTransaction(() -> {
            how.accept(job.beans().get(Datafeeds.class).entities);
            return 0;
        });
    }
}
