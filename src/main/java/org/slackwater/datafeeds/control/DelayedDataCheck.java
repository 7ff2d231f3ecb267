package org.slackwater.datafeeds.control;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import org.slackwater.analysis.control.Numbers;
import org.slackwater.jobs.control.JobDefinition;
import org.slackwater.sources.control.Source;
import org.slackwater.sources.entity.ReadRequest;

/**
 * Whether the source has more records now, in buckets that are judged, than it had when they were read. Looked at now and
 * then while a datafeed waits in real time, so seldom that no record is looked at more than some eight times. Used by one
 * step at a time.
 */
final class DelayedDataCheck {
    private static final long LEAST_PAUSE = TimeUnit.MINUTES.toMillis(15);
    private static final long TIMES = 8;

    private final DatafeedDefinition feed;
    private final @Nullable Long start;
    private final JobDefinition job;
    private final Source source;
    private final long bucketSpan;
    private @Nullable Long lookedAt;

    /** @param start from when on the datafeed reads; null for from where it stopped or from the first record */
    DelayedDataCheck(DatafeedDefinition feed, @Nullable Long start, JobDefinition job, Source source) {
        this.feed = feed;
        this.start = start;
        this.job = job;
        this.source = source;
        this.bucketSpan = job.spec().bucketSpanMillis();
    }

    /** To be asked while the datafeed waits; the first pause begins when this is asked first. */
    boolean isDue(long now) {
        Long window = feed.checkMillis();
        if (window == null) {
            return false;
        }
        if (lookedAt == null) {
            lookedAt = now;
        }
        long pause = Math.max(LEAST_PAUSE, Math.max(bucketSpan, window / TIMES));
        return now - lookedAt >= Math.min(window, pause);
    }

    void done(long now) {
        lookedAt = now;
    }

    /**
     * Where the first bucket begins that is looked at: not before the datafeed began to read, since of that bucket there
     * may be more that was never to be read.
     *
     * @param lastFinal where the last bucket begins that is judged
     */
    long from(long lastFinal) {
        long window = feed.checkMillis() == null ? 0 : feed.checkMillis();
        long first = lastFinal + bucketSpan - window;
        long from = start == null ? first : Math.max(first, start);
        return from + Math.floorMod(-from, bucketSpan);
    }

    /**
     * Reads what there is now.
     *
     * @param eventCounts of the buckets by their begin
     * @param halting whether to give up
     */
    Optional<DelayedData> find(SortedMap<Long, Long> eventCounts, BooleanSupplier halting) throws InterruptedException {
        if (eventCounts.isEmpty() || halting.getAsBoolean()) {
            return Optional.empty();
        }
        Map<Long, Long> there = new HashMap<>();
        boolean[] halted = new boolean[1];
        source.read(request(eventCounts.firstKey(), eventCounts.lastKey() + bucketSpan), (time, values) -> {
            there.merge(time - Math.floorMod(time, bucketSpan), weight(values), Long::sum);
            halted[0] = halting.getAsBoolean();
            return !halted[0];
        });
        return halted[0] ? Optional.empty() : compared(eventCounts, there);
    }

    private Optional<DelayedData> compared(SortedMap<Long, Long> eventCounts, Map<Long, Long> there) {
        DelayedData found = null;
        for (Map.Entry<Long, Long> bucket : eventCounts.entrySet()) {
            long missed = there.getOrDefault(bucket.getKey(), 0L) - bucket.getValue();
            if (missed > 0) {
                found = found == null
                        ? new DelayedData(missed, bucket.getKey(), bucket.getKey(), bucketSpan)
                        : found.and(missed, bucket.getKey());
            }
        }
        return Optional.ofNullable(found);
    }

    /** For how many records one counts, as for the job. */
    private long weight(@Nullable Object[] values) {
        if (job.spec().summaryCountField() == null) {
            return 1;
        }
        double number = Numbers.of(values[0]);
        return Double.isNaN(number) ? 0 : Math.max(0, (long) number);
    }

    private ReadRequest request(long from, long to) {
        String summary = job.spec().summaryCountField();
        return new ReadRequest(
                feed.indices(),
                job.timeField(),
                job.timeFormat(),
                summary == null ? List.of() : List.of(summary),
                feed.query(),
                from,
                to,
                feed.scrollSize());
    }
}
