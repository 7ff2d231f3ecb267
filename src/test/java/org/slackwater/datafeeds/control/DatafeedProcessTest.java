package org.slackwater.datafeeds.control;

import static org.assertj.core.api.Assertions.assertThat;
import static org.slackwater.jobs.control.JobRunFixture.SPAN;
import static org.slackwater.jobs.control.JobRunFixture.done;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.slackwater.jobs.control.FeedBatch;
import org.slackwater.jobs.control.JobRunFixture;
import org.slackwater.jobs.control.JobRuns;
import org.slackwater.results.entity.BucketResult;
import org.slackwater.sources.entity.Query;
import org.slackwater.storage.Beans;
import org.slackwater.tasks.control.Halting;
import org.slackwater.tasks.control.RunningTask;
import org.slackwater.tasks.control.TaskHost;
import org.slackwater.tasks.control.Tasks;
import org.slackwater.tasks.control.TestNode;
import org.slackwater.tasks.entity.Allocation;
import org.slackwater.tasks.entity.Task;
import org.slackwater.tasks.entity.TaskId;
import org.slackwater.tasks.entity.TaskKind;

/** One run of a datafeed, stepped by hand: what halts, stops and failures at each point make of it. */
@Timeout(60)
class DatafeedProcessTest {
    private static final TaskId TASK = new TaskId(TaskKind.DATAFEED, "feed");
    private static final int RECORDS = 420;
    private static final long END = RECORDS * 1_000L;

    private final SteppedPool starting = new SteppedPool();
    private final SteppedPool pool = new SteppedPool();
    private final ListSource source = new ListSource();
    private final JobRunFixture job = new JobRunFixture(process -> Stream.of(new Host(process)));
    private @Nullable DatafeedProcess process;
    private boolean cannotBegin;

    @BeforeEach
    void start() {
        for (int second = 0; second < RECORDS; second++) {
            source.with(second * 1_000L, second % 7);
        }
        job.beans().inTransaction(() -> {
            job.beans().get(Tasks.class).create(TASK, JobRunFixture.TASK, "{}");
            return 0;
        });
        // The job runs as soon as its state is read, in a thread of its own.
        done(job.run().position());
        job.round();
    }

    @AfterEach
    void end() {
        job.close();
    }

    @Test
    void atItsEndItEndsItsTaskAndLetsItsJobClose() {
        pool.stepToTheEnd();

        assertThat(task(TASK)).isNull();
        Task closing = task(JobRunFixture.TASK);
        assertThat(closing == null || closing.stopDesired())
                .as("the job closes, or has closed already")
                .isTrue();
        assertDeliveredOnce();
    }

    @Test
    void aSourceThatFailsIsAskedAgainLaterFromWhereTheJobIs() {
        source.breakAfter(111);
        pool.step();

        assertThat(pool.nextDelay()).isEqualTo(5_000);
        assertThat(task(TASK)).isNotNull();

        pool.stepToTheEnd();
        assertDeliveredOnce();
    }

    @Test
    void aSourceThatFailsAgainAndAgainDoesNotEndTheRun() {
        for (int failure = 0; failure < 10; failure++) {
            source.breakAfter(20);
            pool.step();

            assertThat(pool.nextDelay()).isEqualTo(5_000);
        }

        pool.stepToTheEnd();
        assertDeliveredOnce();
    }

    @Test
    void haltedWhileItWaitsForASourceItHaltsAtOnce() {
        source.breakAfter(111);
        pool.step();

        assertThat(isDone(process().halt())).isTrue();

        pool.stepToTheEnd();
        assertThat(source.reads()).isEqualTo(1);
    }

    @Test
    void withoutTheRunOfItsJobItLooksAgainSoon() throws InterruptedException {
        job.beans().get(Halting.class).halt(TaskKind.JOB, () -> true, "halted");

        pool.step();

        assertThat(pool.nextDelay()).isEqualTo(200);
        assertThat(source.reads()).isZero();
    }

    @Test
    void aHaltBetweenTwoStepsIsDoneAtOnceAndNoStepFollows() {
        assertThat(isDone(process().halt())).isTrue();

        pool.stepToTheEnd();
        assertThat(source.reads()).isZero();
        assertThat(task(TASK)).isNotNull();
    }

    @Test
    void aHaltDuringASearchIsDoneWhenTheBatchInHandIsDelivered() {
        AtomicReference<CompletionStage<Void>> halt = new AtomicReference<>();
        source.before(123, () -> {
            halt.set(process().halt());
            assertThat(isDone(halt.get())).isFalse();
        });

        pool.step();

        assertThat(isDone(halt.get())).isTrue();
        assertThat(pool.isEmpty()).isTrue();
        assertThat(done(job.run().position())).contains(122_001L);
        assertThat(task(TASK)).isNotNull();
    }

    @Test
    void aStopBetweenTwoStepsEndsTheTaskAndNotTheJob() {
        process().stop();
        pool.stepToTheEnd();

        assertThat(task(TASK)).isNull();
        assertThat(Objects.requireNonNull(task(JobRunFixture.TASK)).stopDesired())
                .isFalse();
        assertThat(source.reads()).isZero();
    }

    @Test
    void aStopDuringASearchEndsTheTaskAfterTheBatchInHand() {
        source.before(123, () -> process().stop());

        pool.stepToTheEnd();

        assertThat(task(TASK)).isNull();
        assertThat(done(job.run().position())).contains(122_001L);
    }

    @Test
    void aHaltAfterAStopThatWasNotYetObeyedLeavesTheTaskToWhoeverHalts() {
        process().stop();

        assertThat(isDone(process().halt())).isTrue();

        pool.stepToTheEnd();
        assertThat(task(TASK)).isNotNull();
    }

    @Test
    void stoppedAndHaltedDuringASearchItEndsItsTaskBeforeItHasHalted() {
        AtomicReference<CompletionStage<Void>> halt = new AtomicReference<>();
        source.before(123, () -> {
            process().stop();
            halt.set(process().halt());
        });
        pool.step();
        assertThat(isDone(halt.get())).isFalse();

        pool.stepToTheEnd();

        assertThat(isDone(halt.get())).isTrue();
        assertThat(task(TASK)).isNull();
    }

    @Test
    void theDrainEndsTheTaskThatWasToStop() throws InterruptedException {
        job.beans().inTransaction(() -> job.beans().get(Tasks.class).desireStop(TASK));

        job.beans().get(Halting.class).halt(TaskKind.DATAFEED, () -> true, "halted");

        assertThat(task(TASK)).isNull();
    }

    @Test
    void fencedDuringASearchTheRunIsOver() {
        source.before(123, () -> TestNode.fence(job.beans(), TASK));

        pool.step();

        assertThat(pool.isEmpty()).isTrue();
        assertThat(isDone(process().halt())).isTrue();
    }

    @Test
    void aRunThatCannotBeginIsOverAndAnotherFollows() {
        cannotBegin = true;
        TestNode.fence(job.beans(), TASK);
        pool.step();
        job.round();
        assertThat(pool.isEmpty()).isTrue();
        assertThat(isDone(process().halt())).isTrue();
        cannotBegin = false;

        job.round();

        pool.stepToTheEnd();
        assertDeliveredOnce();
    }

    @Test
    void overtakenByAnotherRunItGoesOnFromWhereThatOneCame() {
        List<FeedBatch.Entry> first = Stream.iterate(0, second -> second + 1)
                .limit(5)
                .map(second -> new FeedBatch.Entry(second * 1_000L, new Object[] {(double) (second % 7)}))
                .toList();
        source.before(5, () -> done(job.run().feed(new FeedBatch(null, 4_001L, false, first))));

        pool.step();

        assertThat(pool.nextDelay()).isEqualTo(200);
        pool.stepToTheEnd();
        assertDeliveredOnce();
    }

    private void assertDeliveredOnce() {
        assertThat(job.buckets().stream().mapToLong(BucketResult::eventCount).sum())
                .isEqualTo(RECORDS);
    }

    private @Nullable Task task(TaskId id) {
        return job.beans()
                .inTransaction(() -> job.beans().get(Tasks.class).find(id))
                .orElse(null);
    }

    private DatafeedProcess process() {
        return Objects.requireNonNull(process, "not started");
    }

    private static boolean isDone(@Nullable CompletionStage<Void> halt) {
        return halt != null && halt.toCompletableFuture().isDone();
    }

    /** Starts the run under test. */
    private final class Host implements TaskHost {
        private final Beans beans;

        Host(Beans beans) {
            this.beans = beans;
        }

        @Override
        public TaskKind kind() {
            return TaskKind.DATAFEED;
        }

        @Override
        public RunningTask start(Allocation allocation, String params) {
            DatafeedProcess started = new DatafeedProcess(
                    allocation,
                    () -> begun(allocation),
                    new DatafeedProcess.Surroundings(
                            beans.get(DatafeedStore.class),
                            beans.get(DatafeedRuns.class),
                            beans.get(JobRuns.class),
                            starting.executor(),
                            pool.executor(),
                            Clock.fixed(Instant.ofEpochMilli(100 * END), ZoneOffset.UTC)));
            started.begin();
            starting.step();
            process = started;
            return started;
        }

        private DatafeedSearch begun(Allocation allocation) {
            if (cannotBegin) {
                throw new IllegalStateException("its configuration cannot be read");
            }
            beans.get(DatafeedStore.class).started(allocation);
            return new DatafeedSearch(
                    new DatafeedDefinition(
                            "feed",
                            JobRunFixture.JOB_ID,
                            List.of("rides"),
                            new Query.MatchAll(),
                            null,
                            10,
                            null,
                            SPAN,
                            SPAN / 2,
                            null,
                            null),
                    new DatafeedParams(0L, END),
                    JobRunFixture.JOB,
                    source,
                    DatafeedTiming.NONE,
                    false);
        }
    }
}
