package org.slackwater.datafeeds.control;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import org.slackwater.jobs.control.FeedBatch;
import org.slackwater.jobs.control.JobProcess;
import org.slackwater.sources.control.RecordSink;

/**
 * Hands the records of one search to the job in batches, one of which the job works on while the next one is read, so
 * that memory stays bounded. A batch ends where the time changes, since only there is a place to halt; when very many
 * records share one time, batches in between have no position.
 */
final class BatchingSink implements RecordSink {
    /** What is fetched at once is little, and handing over costs: the server looks up what goes with a task each time. */
    private static final int FETCHES = 4;

    /** Whatever a datafeed asks for, so that memory stays bounded. */
    private static final int LARGEST_FETCH = 10_000;

    private static final int SAME_TIME_FACTOR = 2;

    private final JobProcess job;
    private final int batchSize;
    private final BooleanSupplier halting;
    private List<FeedBatch.Entry> entries;
    private @Nullable CompletableFuture<Boolean> inFlight;
    private @Nullable Long position;
    private long lastTime;
    private long delivered;
    private boolean cutShort;

    /** @param position how far the job has come */
    BatchingSink(JobProcess job, @Nullable Long position, int fetchSize, BooleanSupplier halting) {
        this.job = job;
        this.position = position;
        this.batchSize = FETCHES * Math.min(fetchSize, LARGEST_FETCH);
        this.halting = halting;
        this.entries = new ArrayList<>(batchSize);
    }

    @Override
    public boolean accept(long time, @Nullable Object[] values) {
        boolean boundary = time > lastTime && !entries.isEmpty() || entries.isEmpty();
        if (boundary && !entries.isEmpty() && halting.getAsBoolean()) {
            cutShort = true;
            return false;
        }
        if (entries.size() >= batchSize && time > lastTime) {
            hand(lastTime + 1);
        } else if (entries.size() >= batchSize * SAME_TIME_FACTOR) {
            hand(null);
        }
        entries.add(new FeedBatch.Entry(time, values));
        lastTime = time;
        delivered++;
        return true;
    }

    /** The search is over: whatever is left goes to the job. */
    void finish(@Nullable Long to, boolean complete) {
        await();
        List<FeedBatch.Entry> rest = entries;
        entries = new ArrayList<>();
        if (!rest.isEmpty() || to != null) {
            inFlight = job.feed(new FeedBatch(position, to, complete, rest));
            await();
        }
    }

    /** Whether a halt ended the search before its end. */
    boolean cutShort() {
        return cutShort;
    }

    /** Where a search that was cut short by a halt has come to, or null when it had not begun. */
    @Nullable
    Long haltedAt() {
        return delivered == 0 ? null : lastTime + 1;
    }

    long delivered() {
        return delivered;
    }

    private void hand(@Nullable Long to) {
        await();
        inFlight = job.feed(new FeedBatch(position, to, false, entries));
        position = to == null ? position : to;
        entries = new ArrayList<>(batchSize);
    }

    private void await() {
        CompletableFuture<Boolean> before = inFlight;
        inFlight = null;
        if (before != null && !get(before)) {
            throw new Overtaken();
        }
    }

    /** The job's own failure, as it was. */
    static <T> T get(CompletableFuture<T> future) {
        try {
            return future.get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while the job takes a batch", e);
        } catch (ExecutionException e) {
            if (e.getCause() instanceof RuntimeException cause) {
                throw cause;
            }
            throw new IllegalStateException(e.getCause());
        }
    }
}
