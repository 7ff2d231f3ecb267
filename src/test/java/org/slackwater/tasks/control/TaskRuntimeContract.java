package org.slackwater.tasks.control;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.slackwater.storage.Beans;
import org.slackwater.storage.TestStorage;
import org.slackwater.tasks.entity.Task;
import org.slackwater.tasks.entity.TaskId;
import org.slackwater.tasks.entity.TaskKind;
import org.slackwater.tasks.entity.TaskState;

/** The life of tasks and of the processes that run them, on every database; rounds are stepped by hand. */
@Timeout(60)
abstract class TaskRuntimeContract {
    private static final TaskId JOB = new TaskId(TaskKind.JOB, "a");
    private static final TaskId FEED = new TaskId(TaskKind.DATAFEED, "feed-a");

    private TestStorage storage;
    private Beans beans;
    private FakeTasks fakes;

    abstract TestStorage open();

    @BeforeEach
    void begin() {
        storage = open();
        beans = process("one");
        fakes = tasksOf(beans);
    }

    @AfterEach
    void end() {
        beans.close();
        storage.close();
    }

    private Beans process(String node) {
        Beans process = new Beans(storage);
        process.with(Clock.class, Clock.systemUTC());
        process.with(LocalNode.class, new LocalNode(node));
        process.with(AssignmentGate.class, () -> true);
        process.get(NodeRegistry.class).register();
        return process;
    }

    private static FakeTasks tasksOf(Beans process) {
        FakeTasks tasks = new FakeTasks(process);
        tasks.register();
        return tasks;
    }

    @Test
    void aDatafeedStartsInTheRoundOfItsJob() {
        create(JOB, FEED);

        assertThat(round(beans)).isEqualTo(2);

        assertThat(task(JOB).allocation()).isEqualTo(fakes.of(JOB).allocation());
        assertThat(task(FEED).allocation()).isEqualTo(fakes.of(FEED).allocation());
    }

    @Test
    void moreTasksThanFitIntoABatchAreAllStarted() {
        create(IntStream.range(0, 501)
                .mapToObj(i -> new TaskId(TaskKind.JOB, "job" + i))
                .toArray(TaskId[]::new));

        assertThat(round(beans)).isEqualTo(501);
    }

    @Test
    void aRestartedProcessTakesUpTheTasksOfTheOneBefore() {
        create(JOB, FEED);
        round(beans);
        FakeTask before = fakes.of(JOB);

        try (Beans next = process("one")) {
            FakeTasks running = tasksOf(next);
            assertThat(round(next)).isEqualTo(2);

            assertThat(running.of(JOB).allocation().id())
                    .isGreaterThan(before.allocation().id());
            assertThatThrownBy(() -> before.write(() -> {})).isInstanceOf(FencedException.class);
            running.of(JOB).write(() -> {});
            running.of(FEED).write(() -> {});
        }
    }

    @Test
    void theNodeKeepsItsIdAcrossARestart() {
        String id = beans.get(LocalNode.class).id();

        try (Beans next = process("one");
                Beans other = process("two")) {
            assertThat(next.get(LocalNode.class).id()).isEqualTo(id).isNotEmpty();
            assertThat(other.get(LocalNode.class).id()).isNotEqualTo(id);
        }
    }

    @Test
    void anotherNodeLeavesTheTasksOfALivingOneAlone() {
        create(JOB);
        round(beans);

        try (Beans other = process("two")) {
            tasksOf(other);
            assertThat(round(other)).isZero();
        }
        fakes.of(JOB).write(() -> {});
    }

    @Test
    void aTaskThatCannotRunIsTriedAgainAndThenFails() {
        create(JOB);
        fakes.toBreak.set(100);

        for (int i = 0; i < 10; i++) {
            round(beans);
        }

        assertThat(task(JOB).state()).isEqualTo(TaskState.FAILED);
        assertThat(task(JOB).failure()).contains("cannot run now");
        assertThat(task(JOB).assigned()).isFalse();
        assertThat(fakes.toBreak.get()).isEqualTo(100 - 4);
    }

    @Test
    void aTaskThatBreaksNowAndThenButProgressesGoesOn() {
        create(JOB);
        round(beans);

        for (int i = 0; i < 10; i++) {
            beans.get(RunningTasks.class).broke(fakes.of(JOB).allocation(), new IllegalStateException("lost contact"));
            assertThat(round(beans)).isEqualTo(1);
            fakes.of(JOB).write(() -> beans.get(Tasks.class).progressed(JOB));
        }

        assertThat(task(JOB).state()).isEqualTo(TaskState.STARTED);
    }

    @Test
    void aTaskThatCannotRunDoesNotKeepOthersFromRunning() {
        TaskId other = new TaskId(TaskKind.JOB, "b");
        create(JOB, other);
        fakes.toBreak.set(1);

        round(beans);
        fakes.of(other).write(() -> {});
        round(beans);
        fakes.of(JOB).write(() -> {});
    }

    @Test
    void aFencedRunIsForgottenAndNotCountedAsBroken() {
        create(JOB);
        round(beans);

        for (int i = 0; i < 5; i++) {
            beans.get(Revocation.class).revoke(JOB, () -> true, "fenced");
            FakeTask fenced = fakes.of(JOB);
            assertThatThrownBy(() -> fenced.write(() -> {}))
                    .isInstanceOfSatisfying(FencedException.class, e -> beans.get(RunningTasks.class)
                            .broke(fenced.allocation(), e));
            assertThat(round(beans)).isEqualTo(1);
        }

        assertThat(task(JOB).state()).isEqualTo(TaskState.STARTED);
    }

    @Test
    void aStopThatNobodyDeliveredIsSeenInTheNextRound() {
        create(JOB);
        round(beans);

        beans.get(Tasks.class).desireStop(JOB);
        round(beans);

        assertThat(beans.get(Tasks.class).find(JOB)).isEmpty();
    }

    @Test
    void aStopDesiredBeforeTheRestartIsCarriedOutAfterIt() {
        create(JOB, FEED);
        round(beans);
        beans.get(Tasks.class).desireStop(FEED);

        try (Beans next = process("one")) {
            FakeTasks running = tasksOf(next);
            round(next);

            assertThat(next.get(Tasks.class).find(FEED)).isEmpty();
            running.of(JOB).write(() -> {});
        }
    }

    @Test
    void aShutdownGivesTasksBackDatafeedsFirst() throws InterruptedException {
        create(JOB, FEED);
        round(beans);
        fakes.events().clear();

        beans.get(TaskLifecycle.class).end(beans);

        assertThat(fakes.events())
                .containsExactly("halt datafeed-feed-a", "halted datafeed-feed-a", "halt job-a", "halted job-a");
        assertThat(task(JOB).assigned()).isFalse();
        assertThat(task(FEED).assigned()).isFalse();
        assertThat(round(beans)).isZero();
    }

    private void create(TaskId... ids) {
        beans.inTransaction(() -> {
            for (TaskId id : ids) {
                beans.get(Tasks.class).create(id, id.equals(FEED) ? JOB : null, "{}");
            }
            return 0;
        });
    }

    private static int round(Beans process) {
        return process.get(TaskLoop.class).round();
    }

    private Task task(TaskId id) {
        return beans.get(Tasks.class).find(id).orElseThrow();
    }
}
