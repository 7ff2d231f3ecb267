package org.slackwater.datafeeds.control;

import java.util.OptionalLong;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import org.slackwater.jobs.control.JobDefinition;
import org.slackwater.jobs.control.JobProcess;
import org.slackwater.sources.control.Source;
import org.slackwater.sources.entity.ReadRequest;

/**
 * Where a datafeed searches next and how: history first, in chunks, then in real time behind the query delay. Used by
 * one step at a time.
 */
final class DatafeedSearch {
    /** A range of the data's time: start inclusive, end exclusive, epoch milliseconds. */
    record Window(long start, long end) {
        /** Zero when it begins with time itself, so that nothing can be said of it. */
        long span() {
            return start == Long.MIN_VALUE ? 0 : end - start;
        }
    }

    /** Records that one chunk of history should hold, so that its cursor is not open for long. */
    private static final long CHUNK_RECORDS = 100_000;

    private static final long FIRST_CHUNK_BUCKETS = 1_000;

    private final DatafeedDefinition feed;
    private final DatafeedParams params;
    private final JobDefinition job;
    private final Source source;
    private @Nullable Long position;
    private long chunkMillis;
    private boolean emptyBefore = true;
    private boolean everFound;
    private int emptySearches;
    private DatafeedTiming timing;
    private final DelayedDataCheck delayedData;

    /** @param everFound whether the job has had any record before */
    DatafeedSearch(
            DatafeedDefinition feed,
            DatafeedParams params,
            JobDefinition job,
            Source source,
            DatafeedTiming timing,
            boolean everFound) {
        this.feed = feed;
        this.params = params;
        this.job = job;
        this.source = source;
        this.timing = timing;
        this.everFound = everFound;
        this.delayedData = new DelayedDataCheck(feed, params.start(), job, source);
        this.chunkMillis =
                feed.chunkMillis() == null ? FIRST_CHUNK_BUCKETS * job.spec().bucketSpanMillis() : feed.chunkMillis();
    }

    String jobId() {
        return feed.jobId();
    }

    DelayedDataCheck delayedData() {
        return delayedData;
    }

    /** Whether the whole range is in the past, so that the end is an end. */
    boolean finishedAt(long now) {
        return params.end() != null && params.end() <= now;
    }

    /**
     * The next search, or null when nothing is due yet.
     *
     * @param position how far the job has come
     */
    @Nullable
    Window due(@Nullable Long position, long now) {
        this.position = position;
        long start = Math.max(ceil(orMin(params.start())), orMin(position));
        long limit = limit(now);
        return start < limit ? new Window(start, limit) : null;
    }

    boolean realTime(Window due, long now) {
        return !finishedAt(now) && isRecent(due);
    }

    /** Whether there never was a record, and so many searches in real time found none, that the datafeed is to end. */
    boolean givesUp() {
        Integer most = feed.maxEmptySearches();
        return most != null && !everFound && emptySearches >= most;
    }

    private boolean isRecent(Window due) {
        return due.start() >= due.end() - 2 * feed.frequencyMillis();
    }

    long untilNext(long now) {
        long nextLimit = limit(now) + feed.frequencyMillis();
        return Math.max(1, nextLimit + feed.queryDelayMillis() - now);
    }

    /** Reads one chunk of the window into the job. */
    DatafeedTiming run(Window due, boolean realTime, JobProcess process, BooleanSupplier halting)
            throws InterruptedException {
        long begin = System.nanoTime();
        Window chunk = chunk(due);
        BatchingSink sink = new BatchingSink(process, position, feed.scrollSize(), halting);
        source.read(request(chunk), sink);
        boolean whole = !sink.cutShort();
        Long to = whole ? Long.valueOf(chunk.end()) : sink.haltedAt();
        boolean reachedNow = whole && chunk.end() == due.end() && params.end() == null;
        sink.finish(to, reachedNow);
        if (reachedNow) {
            BatchingSink.get(process.flush(true, Long.MIN_VALUE, Long.MAX_VALUE));
        }
        everFound |= sink.delivered() > 0;
        emptySearches += reachedNow && isRecent(due) ? 1 : 0;
        adapt(chunk, sink.delivered());
        Window covered = new Window(chunk.start(), to == null ? chunk.start() : to);
        timing = timing.plus(
                (System.nanoTime() - begin) / 1e6, covered, realTime, job.spec().bucketSpanMillis());
        return timing;
    }

    /** Everything up to the end has been read: the buckets that the data fills are closed, the rest is interim. */
    void complete(JobProcess process) {
        BatchingSink.get(process.finish(params.end() == null ? Long.MAX_VALUE : params.end()));
    }

    /** A chunk from the window's start; where no data was, straight to where there is some. */
    private Window chunk(Window due) {
        long start = due.start();
        if (emptyBefore) {
            OptionalLong first = source.first(request(due));
            if (first.isEmpty()) {
                return due;
            }
            start = Math.max(start, first.getAsLong());
        }
        long end = start > due.end() - chunkMillis ? due.end() : Math.min(due.end(), ceil(start + chunkMillis));
        return new Window(start, end);
    }

    private void adapt(Window chunk, long delivered) {
        emptyBefore = delivered == 0;
        if (feed.chunkMillis() == null && delivered > 0) {
            double factor = Math.min(10.0, Math.max(0.1, (double) CHUNK_RECORDS / delivered));
            long span = (long) ((chunk.end() - chunk.start()) * factor);
            chunkMillis = Math.max(job.spec().bucketSpanMillis(), span);
        }
    }

    private ReadRequest request(Window range) {
        return DatafeedSources.request(feed, job, range.start(), range.end());
    }

    /** Up to where may be read: the end, or the newest multiple of the frequency that the query delay has passed. */
    private long limit(long now) {
        long end = floor(orMax(params.end()));
        if (finishedAt(now)) {
            return end;
        }
        long settled = now - feed.queryDelayMillis();
        return Math.min(end, settled - Math.floorMod(settled, feed.frequencyMillis()));
    }

    /** The first place from there on that a search may begin or end at. */
    private long ceil(long time) {
        return time == Long.MIN_VALUE ? time : -floor(-time);
    }

    /** The last place up to there that a search may begin or end at. */
    private long floor(long time) {
        return time - Math.floorMod(time, feed.stepMillis());
    }

    private static long orMin(@Nullable Long time) {
        return time == null ? Long.MIN_VALUE : time;
    }

    private static long orMax(@Nullable Long time) {
        return time == null ? Long.MAX_VALUE : time;
    }
}
