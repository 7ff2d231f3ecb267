package org.slackwater.datafeeds.control;

import java.time.Clock;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.jspecify.annotations.Nullable;
import org.slackwater.datafeeds.control.DatafeedSearch.Window;
import org.slackwater.jobs.control.JobNotRunning;
import org.slackwater.jobs.control.JobProcess;
import org.slackwater.jobs.control.JobRuns;
import org.slackwater.tasks.control.FencedException;
import org.slackwater.tasks.control.RunningTask;
import org.slackwater.tasks.control.Trouble;
import org.slackwater.tasks.entity.Allocation;

/**
 * One run of a datafeed under one allocation, worked in steps of one search each. A step asks the job how far it has
 * come, reads on from there, and decides when the next one is due; between steps no thread is held. Steps never overlap;
 * the other methods may be called from any thread and return at once.
 */
final class DatafeedProcess implements RunningTask {
    /**
     * What a run takes from its surroundings.
     *
     * @param starting where its first step runs, so that whoever starts a datafeed need not wait for all that search
     * @param pool where it searches
     */
    record Surroundings(
            DatafeedStore store,
            DatafeedRuns runs,
            JobRuns jobs,
            ScheduledExecutorService starting,
            ScheduledExecutorService pool,
            Clock clock) {}

    private static final Logger LOG = Logger.getLogger(DatafeedProcess.class.getName());
    private static final long JOB_RETRY_MILLIS = 200;
    private static final long SOURCE_RETRY_MILLIS = 5_000;

    private final Allocation allocation;
    private final Supplier<DatafeedSearch> beginning;
    private final Surroundings around;
    private final Trouble trouble;
    private final CompletableFuture<Void> halted = new CompletableFuture<>();

    /** Guarded by this. */
    private boolean stepping;

    private boolean over;
    private volatile boolean halting;
    private volatile boolean stopping;

    /** Set by the first step. */
    private volatile @Nullable DatafeedSearch search;

    /** @param beginning reads what is to be searched and notes that the run has begun; asked once, by the first step */
    DatafeedProcess(Allocation allocation, Supplier<DatafeedSearch> beginning, Surroundings around) {
        this.allocation = allocation;
        this.beginning = beginning;
        this.around = around;
        this.trouble = new Trouble(LOG, "datafeed cannot search: datafeed=" + datafeedId());
    }

    void begin() {
        schedule(0);
    }

    @Override
    public CompletionStage<Void> halt() {
        halting = true;
        endIfIdle(false);
        return halted;
    }

    @Override
    public void stop() {
        stopping = true;
        halting = true;
        schedule(0);
    }

    @Override
    public void cut() {
        halting = true;
        endIfIdle(true);
    }

    Allocation allocation() {
        return allocation;
    }

    String datafeedId() {
        return allocation.task().target();
    }

    private void schedule(long delayMillis) {
        ScheduledExecutorService executor = search == null ? around.starting() : around.pool();
        executor.schedule(this::step, delayMillis, TimeUnit.MILLISECONDS);
    }

    private void step() {
        if (!enter()) {
            return;
        }
        long next = -1;
        try {
            next = stopping ? ended(null) : halting ? -1 : searchOnce();
        } catch (JobNotRunning | Overtaken waitForNextRun) {
            next = JOB_RETRY_MILLIS;
        } catch (FencedException fenced) {
            around.runs().broke(this, fenced);
            markOver();
        } catch (InterruptedException shutdown) {
            Thread.currentThread().interrupt();
        } catch (RuntimeException failure) {
            next = notSearched(failure);
        } catch (LinkageError | OutOfMemoryError broken) {
            around.runs().broke(this, broken);
            markOver();
        } finally {
            leave(next);
        }
    }

    /** A source that fails is tried again; a run that cannot even begin is over. */
    private long notSearched(RuntimeException failure) {
        if (search == null && !stopping) {
            around.runs().broke(this, failure);
            markOver();
            return -1;
        }
        trouble.met(failure);
        return SOURCE_RETRY_MILLIS;
    }

    /** One search; returns after how many milliseconds the next is due, or a negative number for never. */
    private long searchOnce() throws InterruptedException {
        DatafeedSearch search = this.search;
        if (search == null) {
            this.search = beginning.get();
            return 0;
        }
        JobProcess job = around.jobs().find(search.jobId()).orElse(null);
        if (job == null) {
            return JOB_RETRY_MILLIS;
        }
        Long position = BatchingSink.get(job.position()).orElse(null);
        long now = around.clock().millis();
        Window due = search.due(position, now);
        if (due == null && search.finishedAt(now)) {
            return finish(search, job);
        }
        if (due == null) {
            lookForDelayedData(search, now);
            return search.untilNext(now);
        }
        DatafeedTiming timing = search.run(due, search.realTime(due, now), job, () -> halting);
        around.store().searched(allocation, timing);
        trouble.over();
        if (search.givesUp()) {
            LOG.log(Level.INFO, "no data was ever found, datafeed ends: datafeed={0}", datafeedId());
            return ended(search.jobId());
        }
        return 0;
    }

    private void lookForDelayedData(DatafeedSearch search, long now) throws InterruptedException {
        DelayedDataCheck check = search.delayedData();
        if (!check.isDue(now)) {
            return;
        }
        Optional<DelayedData> found = check.find(around.store().eventCounts(search.jobId(), check), () -> halting);
        if (found.isPresent() && around.store().noted(allocation, search.jobId(), found.get())) {
            LOG.log(Level.WARNING, "{0}: datafeed={1} job={2}", new Object[] {
                found.get().text(), datafeedId(), search.jobId()
            });
        }
        check.done(now);
        trouble.over();
    }

    /** The end is reached: the last buckets are closed, the datafeed ends, and its job with it. */
    private long finish(DatafeedSearch search, JobProcess job) {
        search.complete(job);
        LOG.log(Level.INFO, "datafeed reached its end, its job closes: datafeed={0} job={1}", new Object[] {
            datafeedId(), search.jobId()
        });
        return ended(search.jobId());
    }

    /** @param jobToClose if the job is to end with it */
    private long ended(@Nullable String jobToClose) {
        around.store().end(allocation, jobToClose);
        markOver();
        around.runs().ended(this);
        return -1;
    }

    private synchronized boolean enter() {
        if (over || stepping) {
            return false;
        }
        stepping = true;
        return true;
    }

    private void leave(long next) {
        synchronized (this) {
            stepping = false;
            if (!over && stopping) {
                schedule(Math.max(next, 0));
                return;
            }
            if (!over && !halting && next >= 0) {
                schedule(next);
                return;
            }
        }
        endIfIdle(false);
    }

    private void endIfIdle(boolean atOnce) {
        synchronized (this) {
            if (stepping && !atOnce || !halting && !over) {
                return;
            }
            over = true;
        }
        halted.complete(null);
    }

    private synchronized void markOver() {
        over = true;
    }
}
