package org.slackwater.tasks.control;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
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

    /** So short that whoever does not renew it is soon lost. */
    private static final long SHORT_LEASE = 300;

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
        return process(node, TestNode.LEASE_MILLIS);
    }

    private Beans process(String node, long leaseMillis) {
        Beans process = new Beans(storage);
        process.with(Clock.class, Clock.systemUTC());
        TestNode.enter(process, node, new NodeSettings(node, TestNode.CAPACITY, leaseMillis));
        process.with(AssignmentGate.class, () -> true);
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
            TestNode.fence(beans, JOB);
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

        beans.get(TaskLifecycle.class).end();

        assertThat(fakes.events())
                .containsExactly("halt datafeed-feed-a", "halted datafeed-feed-a", "halt job-a", "halted job-a");
        assertThat(task(JOB).assigned()).isFalse();
        assertThat(task(FEED).assigned()).isFalse();
        assertThat(round(beans)).isZero();
    }

    @Test
    void jobsAreSpreadOverTheNodesAndDatafeedsFollowThem() {
        try (Beans other = process("two")) {
            FakeTasks others = tasksOf(other);
            create(jobs(5));
            create(JOB, FEED);

            assertThat(round(beans) + round(other)).isEqualTo(7);

            assertThat(count("one")).isEqualTo(3);
            assertThat(count("two")).isEqualTo(3);
            assertThat(task(FEED).node()).isEqualTo(task(JOB).node());
            assertThat(others.events()).isEmpty();
        }
    }

    @Test
    void aNodeTakesNoMoreJobsThanItHasRoomForAndUpgradeModeDoesNotWaitForTheRest() {
        create(jobs(TestNode.CAPACITY + 1));
        beans.get(Halting.class).revokeAll(() -> true, "upgrade", revoked -> {});
        assertThat(beans.get(Tasks.class).awaitingUpgrade()).isEqualTo(TestNode.CAPACITY + 1);

        assertThat(round(beans)).isEqualTo(TestNode.CAPACITY);

        round(beans);
        assertThat(beans.get(Tasks.class).awaitingUpgrade()).isZero();
        assertThat(beans.get(Tasks.class).ofKind(TaskKind.JOB))
                .filteredOn(job -> !job.assigned())
                .singleElement()
                .satisfies(job -> assertThat(job.assignmentExplanation()).contains("no node has room"));
    }

    @Test
    void whatALostNodeRanIsTakenOverAndTheLostOneIsFenced() {
        Beans lost = process("lost", SHORT_LEASE);
        FakeTasks frozen = tasksOf(lost);
        beans.close();
        beans = process("one", SHORT_LEASE);
        fakes = tasksOf(beans);
        create(lost, JOB, FEED);
        claimAlone(lost, 2);

        await().until(() -> {
            beans.get(Lease.class).renew();
            return round(beans) > 0;
        });
        await().until(() -> {
            round(beans);
            return task(FEED).assigned();
        });

        for (TaskId id : List.of(JOB, FEED)) {
            assertThatThrownBy(() -> frozen.of(id).write(() -> {})).isInstanceOf(FencedException.class);
            fakes.of(id).write(() -> {});
        }
        lost.get(Lease.class).renew();
        round(lost);
        assertThat(frozen.events()).contains("cut job-a", "cut datafeed-feed-a");
        lost.close();
    }

    @Test
    void aLostNodesOpenTransactionHoldsUpNobodyElse() {
        Beans lost = process("lost", SHORT_LEASE);
        FakeTasks frozen = tasksOf(lost);
        beans.close();
        beans = process("one", SHORT_LEASE);
        fakes = tasksOf(beans);
        TaskId other = new TaskId(TaskKind.JOB, "b");
        create(lost, JOB, other);
        claimAlone(lost, 2);

        frozen.of(JOB).write(() -> {
            beans.get(Lease.class).renew();
            await().until(() -> {
                beans.get(Lease.class).renew();
                beans.get(TaskLoop.class).round();
                return runsHere(other);
            });
        });

        await().until(() -> {
            beans.get(Lease.class).renew();
            round(beans);
            return runsHere(JOB);
        });
        lost.close();
    }

    @Test
    void anEndByForceOnAnotherNodeIsSeenHere() {
        create(JOB);
        round(beans);
        try (Beans other = process("two")) {
            tasksOf(other);
            other.get(Tasks.class).remove(JOB);
        }

        round(beans);

        assertThat(fakes.events()).contains("cut job-a");
    }

    @Test
    void aTaskThatNobodyRunsThoughItIsOursIsGivenBack() {
        create(JOB);
        round(beans);
        FakeTask lost = fakes.of(JOB);
        beans.get(RunningTasks.class).ended(lost.allocation());

        round(beans);
        round(beans);

        assertThat(fakes.of(JOB)).isNotSameAs(lost);
        fakes.of(JOB).write(() -> {});
    }

    @Test
    void aDatafeedFollowsItsJobToAnotherNode() {
        create(JOB, FEED);
        round(beans);
        try (Beans other = process("two")) {
            FakeTasks others = tasksOf(other);
            TestNode.fence(beans, JOB);
            claimAlone(other, 1);
            beans.get(Lease.class).renew();

            round(beans);
            round(beans);
            round(other);

            others.of(JOB).write(() -> {});
            others.of(FEED).write(() -> {});
        }
    }

    private static TaskId[] jobs(int count) {
        return IntStream.range(0, count)
                .mapToObj(i -> new TaskId(TaskKind.JOB, "job" + i))
                .toArray(TaskId[]::new);
    }

    /** Else they come to wait for each other on all threads there are. */
    @Test
    void ofManyWhoAskForARoundBesideTheRegularOnesOneWaits() {
        List<Runnable> scheduled = TestNode.stepRoundsByHand(beans);
        TaskLoop loop = beans.get(TaskLoop.class);
        loop.wake();
        for (int regular = 0; regular < 3; regular++) {
            loop.round();
            loop.wake();
        }
        assertThat(scheduled).hasSize(1);

        scheduled.get(0).run();
        loop.wake();
        loop.wake();

        assertThat(scheduled).hasSize(2);
    }

    private long count(String node) {
        Map<String, String> names = beans.get(Nodes.class).byIncarnation().values().stream()
                .collect(Collectors.toMap(Nodes.NodeView::ephemeralId, Nodes.NodeView::name));
        return beans.get(Tasks.class).ofKind(TaskKind.JOB).stream()
                .filter(job -> node.equals(names.get(String.valueOf(job.node()))))
                .count();
    }

    private void create(TaskId... ids) {
        create(beans, ids);
    }

    private static void create(Beans beans, TaskId... ids) {
        beans.inTransaction(() -> {
            for (TaskId id : ids) {
                beans.get(Tasks.class).create(id, id.equals(FEED) ? JOB : null, "{}");
            }
            return 0;
        });
    }

    private boolean runsHere(TaskId id) {
        return beans.get(LocalNode.class).incarnation().equals(task(id).node());
    }

    /** The other node is for the moment not there to share with. */
    private void claimAlone(Beans process, int expected) {
        beans.get(Lease.class).end();
        AtomicInteger claimed = new AtomicInteger();
        await().until(() -> {
            // A short lease may run out within a round, where the machine has other work.
            process.get(Lease.class).renew();
            return claimed.addAndGet(round(process)) == expected;
        });
    }

    private static int round(Beans process) {
        return process.get(TaskLoop.class).round();
    }

    private Task task(TaskId id) {
        return beans.get(Tasks.class).find(id).orElseThrow();
    }
}
