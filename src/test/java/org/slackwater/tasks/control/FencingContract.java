package org.slackwater.tasks.control;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.persistence.EntityManager;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slackwater.storage.TestStorage;
import org.slackwater.tasks.entity.Allocation;
import org.slackwater.tasks.entity.Node;
import org.slackwater.tasks.entity.Task;
import org.slackwater.tasks.entity.TaskId;
import org.slackwater.tasks.entity.TaskKind;

/** What the fence rests on must hold on every database. */
abstract class FencingContract {
    private static final TaskId JOB = new TaskId(TaskKind.JOB, "taxi");
    private static final TaskId FEED = new TaskId(TaskKind.DATAFEED, "taxi-feed");
    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-01-01T00:00:00Z"), ZoneOffset.UTC);

    private TestStorage storage;
    private LocalNode node;

    abstract TestStorage open();

    @BeforeEach
    void begin() {
        storage = open();
        node = new LocalNode("test");
    }

    @AfterEach
    void end() {
        storage.close();
    }

    @Test
    void theHolderOfTheAllocationWrites() {
        Allocation allocation = claimed();

        String written = inTransaction(entities -> fence(entities).write(allocation, () -> "written"));

        assertThat(written).isEqualTo("written");
    }

    @Test
    void afterARevocationNothingIsWritten() {
        Allocation allocation = claimed();

        inTransaction(entities -> revoke(entities));

        assertThatThrownBy(() -> inTransaction(entities -> fence(entities).write(allocation, () -> {
                    throw new AssertionError("must not get here");
                })))
                .isInstanceOf(FencedException.class);
    }

    @Test
    void aNewAssignmentFencesTheOldOne() {
        Allocation old = claimed();
        inTransaction(entities -> release(entities, old));

        Allocation current = claim().get(0).allocation();

        assertThat(current.id()).isGreaterThan(old.id());
        assertThatThrownBy(() -> inTransaction(entities -> fence(entities).write(old, () -> "late")))
                .isInstanceOf(FencedException.class);
        String written = inTransaction(entities -> fence(entities).write(current, () -> "current"));
        assertThat(written).isEqualTo("current");
    }

    @Test
    void aRevocationWaitsForTheWriteInFlight() throws Exception {
        Allocation allocation = claimed();
        EntityManager writer = storage.anotherSession();
        writer.getTransaction().begin();
        fence(writer).write(allocation, () -> "in flight");

        CompletableFuture<Integer> revocation =
                CompletableFuture.supplyAsync(() -> inTransaction(entities -> revoke(entities)));
        Awaitility.await()
                .during(300, TimeUnit.MILLISECONDS)
                .atMost(2, TimeUnit.SECONDS)
                .until(() -> !revocation.isDone());
        writer.getTransaction().commit();
        writer.close();

        revocation.get(10, TimeUnit.SECONDS);
        assertThat(task(JOB).assigned()).isFalse();
    }

    @Test
    void aRevocationOfTheIdleDoesNotWaitForAWriteInFlight() {
        Allocation writing = claimed();
        EntityManager writer = storage.anotherSession();
        writer.getTransaction().begin();
        fence(writer).write(writing, () -> "in flight");

        List<Revoked> all = new ArrayList<>();
        inTransaction(entities -> {
            Revocation revocation = revocation(entities);
            revocation.revokeIdle(revocation.assigned(), () -> true, "upgrade", all::addAll);
            return 0;
        });
        writer.getTransaction().commit();
        writer.close();

        assertThat(all).isEmpty();
        assertThat(task(JOB).allocation()).isEqualTo(writing);
    }

    @Test
    void aWriteThatWaitsForARevocationFindsItselfFenced() {
        Allocation allocation = claimed();
        EntityManager revoker = storage.anotherSession();
        revoker.getTransaction().begin();
        revoke(revoker);

        CompletableFuture<String> write = CompletableFuture.supplyAsync(
                () -> inTransaction(entities -> fence(entities).write(allocation, () -> "late")));
        Awaitility.await()
                .during(300, TimeUnit.MILLISECONDS)
                .atMost(2, TimeUnit.SECONDS)
                .until(() -> !write.isDone());
        revoker.getTransaction().commit();
        revoker.close();

        assertThatThrownBy(write::join).hasCauseInstanceOf(FencedException.class);
    }

    @Test
    void aDatafeedIsClaimedOnlyOnceItsJobRunsHere() {
        inTransaction(entities -> {
            tasks(entities).create(FEED, JOB, "{}");
            tasks(entities).create(JOB, null, "{}");
            return 0;
        });

        assertThat(claim()).extracting(claim -> claim.allocation().task()).containsExactly(JOB);
        assertThat(claim()).isEmpty();
        assertThat(task(FEED).assignmentExplanation()).contains("job-taxi");

        inTransaction(entities -> {
            tasks(entities).started(JOB);
            return 0;
        });
        assertThat(claim()).extracting(claim -> claim.allocation().task()).containsExactly(FEED);
        assertThat(task(FEED).assignmentExplanation()).isEmpty();
    }

    @Test
    void nothingIsClaimedWhileTheGateIsShut() {
        inTransaction(entities -> {
            tasks(entities).create(JOB, null, "{}");
            return 0;
        });

        List<TaskClaims.Claim> claims =
                inTransaction(entities -> claims(entities, () -> false).claim());

        assertThat(claims).isEmpty();
    }

    @Test
    void everyRevokedTaskAwaitsUpgradeUntilItHasHadAnAttempt() {
        claimed();
        inTransaction(entities -> {
            tasks(entities).create(FEED, JOB, "{}");
            return 0;
        });

        inTransaction(entities -> {
            Revocation revocation = revocation(entities);
            revocation.revokeIdle(revocation.assigned(), () -> true, "upgrade", revoked -> {});
            revocation.markIdle(() -> true, "upgrade");
            return 0;
        });
        assertThat(awaiting()).isEqualTo(2);

        claim();
        assertThat(awaiting()).isZero();
    }

    @Test
    void whatWasToStopEndsWhenItHalts() {
        Allocation allocation = claimed();
        inTransaction(entities -> tasks(entities).desireStop(JOB));

        inTransaction(entities -> release(entities, allocation));

        Optional<Task> left = inTransaction(entities -> tasks(entities).find(JOB));
        assertThat(left).isEmpty();
    }

    @Test
    void aRunThatKeepsBreakingFailsItsTask() {
        Allocation allocation = claimed();

        for (int i = 0; i < 2; i++) {
            Allocation broken = allocation;
            boolean its = inTransaction(entities -> tasks(entities).giveUp(broken, "no good", 1));
            assertThat(its).isTrue();
            List<TaskClaims.Claim> next = claim();
            allocation = next.isEmpty() ? allocation : next.get(0).allocation();
        }

        assertThat(task(JOB).failure()).isEqualTo("no good");
        assertThat(claim()).isEmpty();
    }

    @Test
    void aRunWhoseTaskHasGoneGivesNothingUp() {
        Allocation deleted = claimed();
        inTransaction(entities -> {
            tasks(entities).remove(JOB);
            return 0;
        });
        Allocation anew = claimed();

        boolean its = inTransaction(entities -> tasks(entities).giveUp(deleted, "there is no such job", 0));

        assertThat(its).isFalse();
        assertThat(task(JOB).allocation()).isEqualTo(anew);
        assertThat(task(JOB).hasFailed()).isFalse();
    }

    private Allocation claimed() {
        inTransaction(entities -> {
            tasks(entities).create(JOB, null, "{}");
            return 0;
        });
        return claim().get(0).allocation();
    }

    private List<TaskClaims.Claim> claim() {
        return inTransaction(entities -> claims(entities, () -> true).claim());
    }

    private long awaiting() {
        return inTransaction(entities -> tasks(entities).awaitingUpgrade());
    }

    private Task task(TaskId id) {
        return inTransaction(entities -> tasks(entities).find(id)).orElseThrow();
    }

    private static int revoke(EntityManager entities) {
        Allocation held =
                Objects.requireNonNull(entities.find(Task.class, JOB.value()).allocation());
        revocation(entities).revoke(new Revoked(held, "test"), () -> true, "upgrade", revoked -> {});
        return 0;
    }

    private static Revocation revocation(EntityManager entities) {
        Revocation revocation = new Revocation();
        revocation.entities = entities;
        revocation.locks = new SkippingLocks();
        revocation.locks.entities = entities;
        return revocation;
    }

    private static int release(EntityManager entities, Allocation allocation) {
        tasks(entities).endOrRelease(List.of(allocation.id()), "halted");
        return 0;
    }

    private static FencedTransaction fence(EntityManager entities) {
        FencedTransaction fence = new FencedTransaction();
        fence.entities = entities;
        fence.fencedWrites = new FencedWrites();
        return fence;
    }

    private static Tasks tasks(EntityManager entities) {
        Tasks tasks = new Tasks();
        tasks.entities = entities;
        tasks.clock = CLOCK;
        return tasks;
    }

    private TaskClaims claims(EntityManager entities, AssignmentGate gate) {
        TaskClaims claims = new TaskClaims();
        claims.entities = entities;
        claims.clock = CLOCK;
        claims.gate = gate;
        claims.node = node;
        claims.lease = new Lease();
        claims.lease.settings = new NodeSettings("", TestNode.CAPACITY, TestNode.LEASE_MILLIS);
        claims.lease.held(System.nanoTime());
        claims.share = new JobShare() {
            @Override
            long now() {
                return TestNode.CAPACITY;
            }
        };
        return claims;
    }

    private <T> T inTransaction(java.util.function.Function<EntityManager, T> work) {
        EntityManager entities = storage.anotherSession();
        entities.getTransaction().begin();
        try {
            T result = work.apply(entities);
            entities.getTransaction().commit();
            return result;
        } finally {
            if (entities.getTransaction().isActive()) {
                entities.getTransaction().rollback();
            }
            entities.close();
        }
    }

    static final Class<?>[] ENTITIES = {Task.class, Node.class};
}
