package org.slackwater.tasks.control;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.slackwater.tasks.control.RunningTasks.Run;
import org.slackwater.tasks.entity.Allocation;
import org.slackwater.tasks.entity.TaskKind;

/** Brings this node's tasks to a halt, and takes away from everyone what did not halt. */
@ApplicationScoped
public class Halting {
    private static final Logger LOG = Logger.getLogger(Halting.class.getName());
    private static final int BATCH = 500;
    private static final long LOOK_EVERY_MILLIS = 50;

    @Inject
    RunningTasks running;

    @Inject
    Tasks tasks;

    @Inject
    Revocation revocation;

    @Inject
    LateHalts late;

    /**
     * Halts the local tasks of a kind and releases those that halted in time.
     *
     * @param patience looked at while waiting: false ends the wait for those that are still busy
     * @param why the assignment explanation that the released ones show
     */
    public void halt(TaskKind kind, BooleanSupplier patience, String why) throws InterruptedException {
        Map<Run, CompletableFuture<Void>> halts = new HashMap<>();
        for (Run run : running.ofKind(kind)) {
            halts.put(run, run.task().halt().toCompletableFuture());
        }
        await(halts.values(), patience);
        release(halts, kind, why);
    }

    private static void await(Collection<CompletableFuture<Void>> halts, BooleanSupplier patience)
            throws InterruptedException {
        CountDownLatch left = new CountDownLatch(halts.size());
        halts.forEach(halt -> halt.whenComplete((nothing, failure) -> left.countDown()));
        boolean all = left.await(0, TimeUnit.MILLISECONDS);
        while (!all && patience.getAsBoolean()) {
            all = left.await(LOOK_EVERY_MILLIS, TimeUnit.MILLISECONDS);
        }
    }

    /** Those that failed give themselves up; those that are still busy are released when they halt, if not revoked. */
    private void release(Map<Run, CompletableFuture<Void>> halts, TaskKind kind, String why) {
        List<Run> halted = new ArrayList<>();
        int busy = 0;
        for (Map.Entry<Run, CompletableFuture<Void>> each : halts.entrySet()) {
            Allocation allocation = each.getKey().allocation();
            CompletableFuture<Void> halt = each.getValue();
            if (!halt.isDone()) {
                busy++;
                halt.thenRun(() -> late.halted(allocation));
            } else if (halt.isCompletedExceptionally()) {
                LOG.log(Level.WARNING, "did not halt cleanly: task={0}", allocation.task());
            } else {
                halted.add(each.getKey());
            }
        }
        if (busy > 0) {
            LOG.log(Level.WARNING, "tasks of kind {0} still busy after the grace period: {1}", new Object[] {kind, busy
            });
        }
        release(halted, why);
    }

    /** Ends the runs of this node without waiting for anything; what they still try to write is fenced. */
    public void cutAll() {
        for (TaskKind kind : TaskKind.values()) {
            running.ofKind(kind).forEach(run -> running.cut(run.allocation().task()));
        }
    }

    /**
     * Revokes every task of the cluster, as long as the condition stands: first those that do not write just now.
     *
     * @param record told of those that had to be revoked, in the transaction that does it
     */
    public void revokeAll(BooleanSupplier condition, String why, Consumer<List<Revoked>> record) {
        List<Revoked> assigned = revocation.assigned();
        for (int from = 0; from < assigned.size(); from += BATCH) {
            List<Revoked> batch = assigned.subList(from, Math.min(assigned.size(), from + BATCH));
            revocation.revokeIdle(batch, condition, why, record);
        }
        for (Revoked writing : revocation.assigned()) {
            revocation.revoke(writing, condition, why, record);
        }
        revocation.markIdle(condition, why);
    }

    /** Lets go of runs so that other nodes take them; each is given back when it has halted, datafeeds before their jobs. */
    void handOver(List<Run> runs) {
        CompletableFuture<?>[] datafeeds = runs.stream()
                .filter(run -> run.allocation().task().kind() == TaskKind.DATAFEED)
                .map(this::giveBackWhenHalted)
                .toArray(CompletableFuture[]::new);
        CompletableFuture.allOf(datafeeds).whenComplete((nothing, failure) -> runs.stream()
                .filter(run -> run.allocation().task().kind() == TaskKind.JOB)
                .forEach(this::giveBackWhenHalted));
    }

    private CompletableFuture<Void> giveBackWhenHalted(Run run) {
        return run.task().halt().toCompletableFuture().thenRun(() -> late.halted(run.allocation()));
    }

    private void release(List<Run> halted, String why) {
        for (int from = 0; from < halted.size(); from += BATCH) {
            List<Run> batch = halted.subList(from, Math.min(halted.size(), from + BATCH));
            tasks.endOrRelease(batch.stream().map(run -> run.allocation().id()).toList(), why);
            batch.forEach(run -> running.ended(run.allocation()));
        }
    }
}
