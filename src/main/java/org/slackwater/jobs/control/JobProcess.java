package org.slackwater.jobs.control;

import java.time.Clock;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.function.BiFunction;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slackwater.analysis.control.Outlook;
import org.slackwater.analysis.entity.Outcome;
import org.slackwater.http.entity.ApiException;
import org.slackwater.jobs.entity.JobInput;
import org.slackwater.tasks.control.FencedException;
import org.slackwater.tasks.control.RunningTask;
import org.slackwater.tasks.entity.Allocation;

/**
 * One run of a job under one allocation: its analysis, worked by messages one at a time. Methods may be called from any
 * thread and return at once; what they return completes when the message is done and committed.
 *
 * <p>Memory is only ever ahead of the database within a message: when a write fails, the run is over, and another run
 * starts from what was committed. An idle job rests: its models are saved and let go, and the next message brings them
 * back as they were.
 */
public final class JobProcess implements RunningTask {
    /**
     * What a run takes from its surroundings.
     *
     * @param processors on so many threads of the pool a job of very many series is judged at once
     */
    record Surroundings(
            JobStore store,
            RuleUptake rules,
            JobRuns runs,
            Executor pool,
            int processors,
            Clock clock,
            long saveEveryMillis) {}

    private static final int BUCKETS_PER_WRITE = 256;
    private static final int PLOTS_PER_WRITE = 10_000;
    private static final long JOURNAL_LIMIT_BYTES = 16L << 20;

    private final Allocation allocation;
    private final Supplier<JobDefinition> configured;
    private final Surroundings around;
    private final SerialMailbox mailbox;
    private volatile boolean over;
    private volatile boolean awake;
    private volatile long lastTold;

    /** From here on: touched by messages only. Null until a message needs it; the analysis also while the job rests. */
    private @Nullable JobDefinition definition;

    private @Nullable JobAnalysis analysis;
    private long rulesSeen = -1;

    /** Of a job at rest: whether what it saved is newer than every snapshot. */
    private boolean restsAheadOfSnapshot;

    /** @param configured reads the job's configuration; asked once, by the first message that needs it */
    JobProcess(Allocation allocation, Supplier<JobDefinition> configured, Surroundings around) {
        this.allocation = allocation;
        this.configured = configured;
        this.around = around;
        this.mailbox = new SerialMailbox(around.pool());
    }

    String jobId() {
        return allocation.task().target();
    }

    /** A run begins at rest: the first message that needs the models brings them back. */
    CompletableFuture<Boolean> begin() {
        return tell(() -> {
            around.store().started(allocation);
            around.runs().changed();
            return true;
        });
    }

    /**
     * Up to where a datafeed has delivered, exclusive; empty when none has. Whoever asks is about to go on from there:
     * where records beyond it have been taken already, the run ends, and the next one has not seen them.
     */
    public CompletableFuture<Optional<Long>> position() {
        return tell(() -> {
            if (!analysis().atBoundary()) {
                throw new IllegalStateException("a search broke off amid records of the same time");
            }
            return Optional.ofNullable(analysis().feedPosition());
        });
    }

    /** Takes records of a datafeed; completes when they are analysed, with false when another run has overtaken it. */
    public CompletableFuture<Boolean> feed(FeedBatch batch) {
        return tell(() -> {
            if (!upToDate().feed(batch, this::writeManyPlots)) {
                return false;
            }
            writeFinished(batch.complete() ? 1 : BUCKETS_PER_WRITE);
            saveIfDue();
            return true;
        });
    }

    /** Takes posted input; completes with what became of it once it is safe in the database. */
    CompletableFuture<JobReport> post(JobInput input) {
        return tell(() -> {
            // Posted input is replayed before anything a datafeed delivers again: keep that order true.
            if (upToDate().fedSinceSave()) {
                if (!analysis().atBoundary()) {
                    throw ApiException.tooManyRequests(
                            "job [" + jobId() + "] is in the middle of taking records from its datafeed; try again");
                }
                save();
            }
            JobInput numbered = input.at(jobId(), analysis().nextInput());
            JobReport before = analysis().report();
            analysis().apply(numbered);
            around.store()
                    .writeInput(
                            allocation,
                            numbered,
                            analysis().takeFinished(),
                            analysis().report());
            if (analysis().journalBytes() > JOURNAL_LIMIT_BYTES) {
                save();
            }
            saveIfDue();
            return analysis().since(before);
        });
    }

    /** Writes what the open buckets look like now; completes with the end of the last closed one, if any. */
    public CompletableFuture<Optional<Long>> flush(boolean calcInterim, long start, long end) {
        return tell(() -> {
            upToDate();
            writeFinished(1);
            if (calcInterim) {
                around.store()
                        .writeInterim(
                                allocation,
                                analysis().interim(start, end),
                                analysis().report());
            }
            return Optional.ofNullable(analysis().lastFinalizedBucketEnd());
        });
    }

    /** A datafeed has delivered all there is before the end: closes what the data fills, and shows the rest as interim. */
    public CompletableFuture<Boolean> finish(long end) {
        return tell(() -> {
            upToDate().finish(end);
            writeFinished(1);
            around.store()
                    .writeInterim(
                            allocation,
                            analysis().interim(Long.MIN_VALUE, Long.MAX_VALUE),
                            analysis().report());
            return true;
        });
    }

    /**
     * Shows what the models let expect, to be kept under the job's allocation. The analysis stays as it is.
     *
     * @param keep called between two messages of the job, whose outlook is of no use afterwards
     */
    public <T> CompletableFuture<T> foresee(BiFunction<Allocation, Outlook, T> keep) {
        return tell(() -> keep.apply(allocation, analysis().outlook()));
    }

    /** Saves the state now. */
    public CompletableFuture<Boolean> persist() {
        return tell(() -> {
            save();
            return true;
        });
    }

    /** Whether models are held although nothing has come since the time. */
    boolean awakeAndIdleSince(long time) {
        return awake && lastTold < time;
    }

    /** Lets the models go, once they are saved; completes with false where they cannot be saved now. */
    CompletableFuture<Boolean> rest() {
        return tell(() -> {
            if (analysis != null && analysis.atBoundary()) {
                save();
                restsAheadOfSnapshot = analysis.aheadOfSnapshot();
                analysis = null;
                awake = false;
            }
            return !awake;
        });
    }

    @Override
    public void stop() {
        close();
    }

    /** Completes when the job is closed; its bucket in progress is kept, not finished. */
    CompletableFuture<Boolean> close() {
        return tell(() -> {
            Outcome finished = analysis().takeFinished();
            around.store()
                    .close(
                            allocation,
                            analysis().unsaved(),
                            finished,
                            analysis().report());
            end();
            return true;
        });
    }

    @Override
    public CompletionStage<Void> halt() {
        CompletableFuture<Void> halted = new CompletableFuture<>();
        mailbox.put(() -> {
            try {
                if (!over) {
                    leaveSnapshot();
                    over = true;
                    around.runs().left(this);
                }
                halted.complete(null);
            } catch (RuntimeException | LinkageError | OutOfMemoryError e) {
                breakOff(e);
                halted.completeExceptionally(e);
            }
        });
        return halted;
    }

    @Override
    public void cut() {
        over = true;
        around.runs().left(this);
    }

    Allocation allocation() {
        return allocation;
    }

    private <T> CompletableFuture<T> tell(Supplier<T> work) {
        CompletableFuture<T> done = new CompletableFuture<>();
        lastTold = around.clock().millis();
        mailbox.put(() -> {
            if (over) {
                done.completeExceptionally(new JobNotRunning(jobId()));
                return;
            }
            try {
                done.complete(work.get());
            } catch (ApiException refused) {
                if (analysis == null) {
                    breakOff(refused);
                }
                done.completeExceptionally(refused);
            } catch (FencedException fenced) {
                // The job's fence, which must not be taken for that of whoever told it something.
                breakOff(fenced);
                done.completeExceptionally(new JobNotRunning(jobId()));
            } catch (RuntimeException | LinkageError | OutOfMemoryError e) {
                breakOff(e);
                done.completeExceptionally(e);
            }
        });
        return done;
    }

    /** Takes up the job where its saved state ends, and then the input that came after that. */
    private JobAnalysis analysis() {
        if (analysis == null) {
            if (definition == null) {
                definition = configured.get();
            }
            analysis = JobAnalysis.restore(definition, around);
            awake = true;
        }
        return analysis;
    }

    /** The same, and it judges by the rules as they are configured now. */
    private JobAnalysis upToDate() {
        JobAnalysis current = analysis();
        rulesSeen = around.rules().takeUp(allocation, current, rulesSeen);
        return current;
    }

    private void writeFinished(int atLeast) {
        if (analysis().finishedCount() >= atLeast) {
            Outcome finished = analysis().takeFinished();
            around.store().write(allocation, finished, analysis().report());
        }
    }

    /** Buckets with a plot of each series are larger by orders of magnitude, and written by so many fewer. */
    private void writeManyPlots() {
        if (analysis().finishedPlots() >= PLOTS_PER_WRITE) {
            writeFinished(1);
        }
    }

    private void saveIfDue() {
        if (analysis().savedBefore(around.clock().millis() - around.saveEveryMillis())) {
            save();
        }
    }

    private void save() {
        save(analysis().snapshotDue());
    }

    private void save(boolean withSnapshot) {
        if (!analysis().atBoundary()) {
            return;
        }
        // First what is finished: what is written need not be part of the state.
        Outcome finished = analysis().takeFinished();
        SavedState unsaved = analysis().unsaved();
        if (unsaved != null && withSnapshot) {
            var ids = around.store()
                    .saveWithSnapshot(allocation, unsaved, finished, analysis().report());
            analysis().saved(unsaved, ids);
            analysis().snapshotMade();
        } else if (unsaved != null) {
            var ids = around.store()
                    .save(allocation, unsaved, finished, analysis().report());
            analysis().saved(unsaved, ids);
        } else if (!finished.isNothing()) {
            around.store().write(allocation, finished, analysis().report());
        }
    }

    /** What is learned is saved and kept as a snapshot, unless there is one already. */
    private void leaveSnapshot() {
        if (analysis != null) {
            save(true);
        }
        if (analysis == null ? restsAheadOfSnapshot : analysis.aheadOfSnapshot()) {
            around.store().snapshot(allocation);
        }
    }

    private void end() {
        over = true;
        around.runs().ended(this);
    }

    private void breakOff(Throwable cause) {
        over = true;
        around.runs().broke(this, cause);
    }
}
