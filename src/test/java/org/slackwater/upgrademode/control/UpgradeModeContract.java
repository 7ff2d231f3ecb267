package org.slackwater.upgrademode.control;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import jakarta.persistence.EntityManager;
import jakarta.security.enterprise.SecurityContext;
import java.lang.reflect.Proxy;
import java.time.Clock;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.slackwater.http.entity.ApiException;
import org.slackwater.http.entity.Page;
import org.slackwater.http.entity.TimeValue;
import org.slackwater.storage.Beans;
import org.slackwater.storage.TestStorage;
import org.slackwater.storage.control.KnownLevel;
import org.slackwater.storage.control.StorageLevel;
import org.slackwater.tasks.control.AssignmentGate;
import org.slackwater.tasks.control.FakeTask;
import org.slackwater.tasks.control.FakeTasks;
import org.slackwater.tasks.control.FencedException;
import org.slackwater.tasks.control.TaskLoop;
import org.slackwater.tasks.control.Tasks;
import org.slackwater.tasks.control.TestNode;
import org.slackwater.tasks.entity.Node;
import org.slackwater.tasks.entity.Task;
import org.slackwater.tasks.entity.TaskId;
import org.slackwater.tasks.entity.TaskKind;
import org.slackwater.upgrademode.control.UpgradeModeHistory.PastToggle;
import org.slackwater.upgrademode.entity.FencedTask;
import org.slackwater.upgrademode.entity.Phase;
import org.slackwater.upgrademode.entity.Toggle;
import org.slackwater.upgrademode.entity.UpgradeModeSetting;

/** The promises of upgrade mode, on every database: drained when acknowledged, bounded, reversible, all restored. */
@Timeout(60)
abstract class UpgradeModeContract {
    static final Class<?>[] ENTITIES = {Task.class, Node.class, UpgradeModeSetting.class, Toggle.class, FencedTask.class
    };

    private static final TaskId JOB = new TaskId(TaskKind.JOB, "a");
    private static final TaskId OTHER = new TaskId(TaskKind.JOB, "b");
    private static final TaskId FEED = new TaskId(TaskKind.DATAFEED, "feed-a");

    private TestStorage storage;
    private Beans beans;
    private FakeTasks fakes;

    abstract TestStorage open();

    @BeforeEach
    void begin() {
        storage = open();
        beans = process();
        fakes = new FakeTasks(beans);
        fakes.register();
        beans.get(Grace.class).graceMillis = 10_000;
    }

    @AfterEach
    void end() {
        beans.close();
        storage.close();
    }

    private Beans process() {
        return process(new StorageLevel());
    }

    private Beans process(StorageLevel level) {
        Beans process = new Beans(storage);
        process.with(StorageLevel.class, level);
        process.with(Clock.class, Clock.systemUTC());
        TestNode.enter(process, "test");
        process.with(SecurityContext.class, nobody());
        process.with(AssignmentGate.class, process.get(UpgradeGate.class));
        return process;
    }

    private static SecurityContext nobody() {
        return (SecurityContext) Proxy.newProxyInstance(
                SecurityContext.class.getClassLoader(),
                new Class<?>[] {SecurityContext.class},
                (proxy, method, arguments) -> null);
    }

    @Test
    void datafeedsAreHaltedBeforeJobs() throws Exception {
        run(JOB, FEED);

        set(true, "10s");

        assertThat(fakes.events())
                .containsExactly("halt datafeed-feed-a", "halted datafeed-feed-a", "halt job-a", "halted job-a");
        assertDrained(JOB, FEED);
    }

    @Test
    void aJobIsNotHaltedWhileADatafeedStillHalts() throws Exception {
        run(JOB, FEED);
        FakeTask feed = fakes.of(FEED).busy();

        CompletableFuture<Void> call = setLater(true, "30s");
        await().until(() -> fakes.events().contains("halt datafeed-feed-a"));
        assertThat(fakes.events()).doesNotContain("halt job-a");
        feed.haltNow();

        call.get(10, TimeUnit.SECONDS);
        assertThat(fakes.events()).containsSubsequence("halted datafeed-feed-a", "halt job-a");
    }

    @Test
    void whatIsDrainedWritesNoMore() throws Exception {
        run(JOB, FEED);

        set(true, "10s");

        for (TaskId id : List.of(JOB, FEED)) {
            assertThatThrownBy(() -> fakes.of(id).write(() -> {})).isInstanceOf(FencedException.class);
        }
    }

    @Test
    void theAnswerWaitsForAWriteInFlight() throws Exception {
        run(JOB);
        FakeTask job = fakes.of(JOB).busy();
        beans.get(Grace.class).graceMillis = 0;
        CountDownLatch commit = new CountDownLatch(1);
        CompletableFuture<Void> write = inFlight(job, commit);

        CompletableFuture<Void> call = setLater(true, "30s");
        await().until(() -> fakes.events().contains("halt job-a"));
        await().during(300, TimeUnit.MILLISECONDS).atMost(5, TimeUnit.SECONDS).until(() -> !call.isDone());
        assertThat(phase()).isEqualTo(Phase.DRAINING);
        assertThat(beans.get(UpgradeModeView.class).status().tasksStillWriting())
                .extracting(StillWriting.Writer::task)
                .containsExactly("job-a");
        commit.countDown();

        call.get(10, TimeUnit.SECONDS);
        write.get(10, TimeUnit.SECONDS);
        assertDrained(JOB);
    }

    @Test
    void aTaskThatIgnoresTheHaltIsFencedWhenItsGraceIsOver() throws Exception {
        run(JOB, OTHER);
        FakeTask job = fakes.of(JOB).busy();
        beans.get(Grace.class).graceMillis = 100;

        set(true, "30s");

        await().until(() -> fakes.events().contains("cut job-a"));
        assertThat(fakes.events()).doesNotContain("cut job-b");
        assertThatThrownBy(() -> job.write(() -> {})).isInstanceOf(FencedException.class);
        assertDrained(JOB, OTHER);
    }

    @Test
    void aDatafeedThatIgnoresTheHaltDoesNotUseUpTheTimeOfTheJobs() throws Exception {
        run(JOB, FEED);
        fakes.of(FEED).busy();
        FakeTask job = fakes.of(JOB).busy();
        beans.get(Grace.class).graceMillis = 2_000;

        CompletableFuture<Void> call = setLater(true, "30s");
        await().until(() -> fakes.events().contains("halt job-a"));
        job.haltNow();

        call.get(10, TimeUnit.SECONDS);
        await().until(() -> fakes.events().contains("cut datafeed-feed-a"));
        assertThat(fakes.events()).doesNotContain("cut job-a");
    }

    @Test
    void aRepeatAfterATimeoutIsAnsweredOnlyWhenDrained() throws Exception {
        run(JOB);
        FakeTask job = fakes.of(JOB).busy();
        CountDownLatch commit = new CountDownLatch(1);
        CompletableFuture<Void> write = inFlight(job, commit);

        assertThatThrownBy(() -> set(true, "200ms"))
                .isInstanceOfSatisfying(
                        ApiException.class, e -> assertThat(e.status()).isEqualTo(408))
                .hasMessageContaining("job-a");
        assertThatThrownBy(() -> set(true, "200ms"))
                .isInstanceOfSatisfying(
                        ApiException.class, e -> assertThat(e.status()).isEqualTo(408));
        commit.countDown();

        set(true, "30s");
        write.get(10, TimeUnit.SECONDS);
        assertDrained(JOB);
    }

    @Test
    void whatWasHaltedRunsAgainAfterwards() throws Exception {
        run(JOB, FEED);
        set(true, "10s");

        set(false, "10s");

        assertThat(phase()).isEqualTo(Phase.DISABLED);
        assertRunning(JOB, FEED);
    }

    @Test
    void turnedRoundInTheMiddleOfADrainEverythingRunsAgain() throws Exception {
        run(JOB, OTHER, FEED);
        FakeTask writing = fakes.of(JOB).busy();
        CountDownLatch commit = new CountDownLatch(1);
        CompletableFuture<Void> write = inFlight(writing, commit);
        assertThatThrownBy(() -> set(true, "200ms")).isInstanceOf(ApiException.class);

        CompletableFuture<Void> back = setLater(false, "30s");
        await().until(() -> phase() == Phase.RESUMING);
        commit.countDown();

        back.get(10, TimeUnit.SECONDS);
        write.get(10, TimeUnit.SECONDS);
        assertThat(phase()).isEqualTo(Phase.DISABLED);
        assertRunning(JOB, OTHER, FEED);
    }

    @Test
    void aTaskThatHaltsOnlyAfterTheTurnRoundRunsAgain() throws Exception {
        run(JOB, OTHER);
        FakeTask writing = fakes.of(JOB).busy();
        FakeTask slow = fakes.of(OTHER).busy();
        CountDownLatch commit = new CountDownLatch(1);
        CompletableFuture<Void> write = inFlight(writing, commit);
        assertThatThrownBy(() -> set(true, "200ms")).isInstanceOf(ApiException.class);
        CompletableFuture<Void> back = setLater(false, "30s");
        await().until(() -> phase() == Phase.RESUMING);
        commit.countDown();
        write.get(10, TimeUnit.SECONDS);
        back.get(10, TimeUnit.SECONDS);

        slow.haltNow();

        await().until(() -> {
            beans.get(TaskLoop.class).round();
            return fakes.of(OTHER) != slow;
        });
        assertRunning(JOB, OTHER);
    }

    @Test
    void whoTurnsItRoundWhileTheDrainIsAboutToEndIsNotForgotten() throws Exception {
        run(JOB);
        CountDownLatch cutting = new CountDownLatch(1);
        fakes.of(JOB).busy().whenCut(() -> {
            try {
                cutting.await();
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        });
        beans.get(Grace.class).graceMillis = 100;
        set(true, "30s");

        CompletableFuture<Void> back = setLater(false, "10s");
        await().until(() -> phase() == Phase.RESUMING);
        cutting.countDown();

        back.get(30, TimeUnit.SECONDS);
        assertThat(phase()).isEqualTo(Phase.DISABLED);
    }

    @Test
    void whatWasToStopBeforeTheDrainEndsStopped() throws Exception {
        run(JOB, OTHER);
        fakes.of(OTHER).busy();
        beans.get(Grace.class).graceMillis = 100;
        beans.get(Tasks.class).desireStop(JOB);
        beans.get(Tasks.class).desireStop(OTHER);

        set(true, "30s");
        set(false, "30s");

        await().until(() -> beans.get(Tasks.class).ofKind(TaskKind.JOB).isEmpty());
    }

    @Test
    void nothingIsClaimedWhileItIsOn() throws Exception {
        set(true, "10s");
        beans.inTransaction(() -> {
            beans.get(Tasks.class).create(JOB, null, "{}");
            return 0;
        });

        assertThat(beans.get(TaskLoop.class).round()).isZero();

        set(false, "10s");
        assertRunning(JOB);
    }

    @Test
    void togglesAreRememberedWithWhoHadToBeFenced() throws Exception {
        run(JOB, OTHER);
        fakes.of(JOB).busy();
        beans.get(Grace.class).graceMillis = 100;

        beans.get(UpgradeMode.class).set(true, TimeValue.parse("30s", "timeout"), "migration 7");
        set(false, "30s");

        List<PastToggle> toggles =
                beans.get(UpgradeModeHistory.class).newest(Page.FIRST_HUNDRED).toggles();
        assertThat(toggles).extracting(PastToggle::enabled).containsExactly(false, true);
        assertThat(toggles).extracting(PastToggle::outcome).containsOnly("arrived");
        PastToggle enabling = toggles.get(1);
        assertThat(enabling.reason()).isEqualTo("migration 7");
        assertThat(enabling.tasks()).isEqualTo(2);
        assertThat(enabling.fenced()).containsExactly(new UpgradeModeHistory.Fenced("job-a", "test"));
        assertThat(enabling.haltMillis()).isGreaterThanOrEqualTo(100);
        assertThat(enabling.tookMillis()).isGreaterThanOrEqualTo(100);
    }

    @Test
    void aToggleThatWasTurnedRoundIsRememberedAsThat() throws Exception {
        run(JOB);
        CountDownLatch commit = new CountDownLatch(1);
        CompletableFuture<Void> write = inFlight(fakes.of(JOB).busy(), commit);
        assertThatThrownBy(() -> set(true, "200ms")).isInstanceOf(ApiException.class);

        CompletableFuture<Void> back = setLater(false, "30s");
        await().until(() -> phase() == Phase.RESUMING);
        commit.countDown();
        write.get(10, TimeUnit.SECONDS);
        back.get(10, TimeUnit.SECONDS);

        assertThat(beans.get(UpgradeModeHistory.class)
                        .newest(Page.FIRST_HUNDRED)
                        .toggles())
                .extracting(PastToggle::outcome)
                .containsExactly("arrived", "turned_round");
    }

    @Test
    void whileDrainingEachNodeShowsHowFarItHasCome() throws Exception {
        run(JOB, OTHER);
        FakeTask job = fakes.of(JOB).busy();

        CompletableFuture<Void> call = setLater(true, "30s");
        await().until(() -> fakes.events().contains("halted job-b"));
        UpgradeModeView.Status status = beans.get(UpgradeModeView.class).status();
        job.haltNow();
        call.get(10, TimeUnit.SECONDS);

        assertThat(status.nodes()).singleElement().satisfies(node -> {
            assertThat(node.name()).isEqualTo("test");
            assertThat(node.live()).isTrue();
            assertThat(node.tasksStillWriting() + node.tasksDone()).isEqualTo(2);
        });
        assertThat(beans.get(UpgradeModeView.class).status().nodes())
                .singleElement()
                .satisfies(node -> assertThat(node.tasksDone()).isEqualTo(2));
    }

    @Test
    void whatAMigrationHasTurnedOnAPersonMayTakeOver() throws Exception {
        set(true, "10s");
        change("update upgrade_mode set requested_by = 'slackwater:migration'");

        set(true, "10s");

        assertThat(beans.get(UpgradeModeView.class).status().requestedBy()).isEqualTo("unknown");
    }

    @Test
    void itIsNotTurnedOffWhileInternalStorageIsMaintained() throws Exception {
        set(true, "10s");
        EntityManager maintenance = storage.anotherSession();
        maintenance.getTransaction().begin();
        maintenance.createNativeQuery("select id from maintenance for update").getResultList();

        assertThatThrownBy(() -> set(false, "10s"))
                .isInstanceOfSatisfying(ApiException.class, refusal -> assertThat(refusal.status())
                        .isEqualTo(409));
        assertThat(phase()).isEqualTo(Phase.ENABLED);

        maintenance.getTransaction().rollback();
        set(false, "10s");
        assertThat(phase()).isEqualTo(Phase.DISABLED);
    }

    @Test
    void aNodeThatKnowsLessThanIsStoredRunsNothingAndSaysSo() {
        beans.close();
        beans = process(KnownLevel.of(7));
        fakes = new FakeTasks(beans);
        fakes.register();
        change("update upgrade_mode set storage_level = 8");
        beans.inTransaction(() -> {
            beans.get(Tasks.class).create(JOB, null, "{}");
            return 0;
        });

        assertThat(beans.get(TaskLoop.class).round()).isZero();

        assertThatThrownBy(() -> set(true, "10s"))
                .isInstanceOfSatisfying(ApiException.class, refusal -> assertThat(refusal.status())
                        .isEqualTo(503));
        assertThatThrownBy(() -> beans.inTransaction(() -> {
                    beans.get(UpgradeGate.class).pass();
                    return true;
                }))
                .isInstanceOfSatisfying(ApiException.class, refusal -> assertThat(refusal.status())
                        .isEqualTo(503));
    }

    @Test
    void aDrainIsFinishedByTheProcessThatComesAfter() throws Exception {
        run(JOB);
        FakeTask orphan = fakes.of(JOB).busy();
        beans.get(Setting.class).request("gone", true, "somebody", null, 60_000);
        beans.close();

        try (Beans next = process()) {
            new FakeTasks(next).register();
            next.get(PhaseDriver.class).begin(next);

            await().until(() -> next.get(Setting.class).current().phase() == Phase.ENABLED);
            assertThatThrownBy(() -> orphan.write(() -> {})).isInstanceOf(FencedException.class);
        }
    }

    private void change(String sql) {
        storage.transaction(() -> storage.entities().createNativeQuery(sql).executeUpdate());
    }

    private void run(TaskId... ids) {
        beans.inTransaction(() -> {
            for (TaskId id : ids) {
                beans.get(Tasks.class).create(id, id.equals(FEED) ? JOB : null, "{}");
            }
            return 0;
        });
        beans.get(TaskLoop.class).round();
        assertRunning(ids);
        fakes.events().clear();
    }

    /** Begins a write, which is committed when the latch opens. */
    private CompletableFuture<Void> inFlight(FakeTask task, CountDownLatch commit) throws InterruptedException {
        CountDownLatch begun = new CountDownLatch(1);
        CompletableFuture<Void> write = CompletableFuture.runAsync(
                () -> task.write(() -> {
                    begun.countDown();
                    try {
                        commit.await();
                    } catch (InterruptedException e) {
                        throw new IllegalStateException(e);
                    }
                }),
                beans.threads());
        begun.await();
        return write;
    }

    private void set(boolean enabled, String timeout) throws InterruptedException {
        beans.get(UpgradeMode.class).set(enabled, TimeValue.parse(timeout, "timeout"), null);
    }

    private CompletableFuture<Void> setLater(boolean enabled, String timeout) {
        return CompletableFuture.runAsync(
                () -> {
                    try {
                        set(enabled, timeout);
                    } catch (InterruptedException e) {
                        throw new IllegalStateException(e);
                    }
                },
                beans.threads());
    }

    private Phase phase() {
        return beans.get(Setting.class).current().phase();
    }

    private void assertDrained(TaskId... ids) {
        assertThat(phase()).isEqualTo(Phase.ENABLED);
        for (TaskId id : ids) {
            Task task = beans.get(Tasks.class).find(id).orElseThrow();
            assertThat(task.assigned()).isFalse();
            assertThat(task.assignmentExplanation()).isEqualTo(Drain.EXPLANATION);
        }
    }

    private void assertRunning(TaskId... ids) {
        for (TaskId id : ids) {
            assertThat(beans.get(Tasks.class).find(id).orElseThrow().allocation())
                    .isEqualTo(fakes.of(id).allocation());
            fakes.of(id).write(() -> {});
        }
    }
}
