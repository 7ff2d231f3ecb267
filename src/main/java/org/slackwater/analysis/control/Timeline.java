package org.slackwater.analysis.control;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.Collection;
import java.util.Map;
import java.util.OptionalLong;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The buckets of a job in time: which are open, which are done. Buckets end in order; between two that hold records,
 * empty ones end too, but at most {@value #EMPTY_IN_A_ROW} in a row: a record from far in the future makes so many
 * and then the timeline jumps, so that one wrong date costs neither hours nor the heap.
 */
final class Timeline {
    static final int EMPTY_IN_A_ROW = 10_000;
    /** Year 0 to year 9999: other times are taken for unreadable. */
    private static final long EARLIEST = -62_167_219_200_000L;

    private static final long LATEST = 253_402_300_799_999L;

    private final long span;
    private final long latency;
    private final TreeMap<Long, OpenBucket> open = new TreeMap<>();
    private @Nullable OpenBucket current;
    private @Nullable Long end;
    private long newest = Long.MIN_VALUE;

    Timeline(long span, long latency) {
        this.span = span;
        this.latency = latency;
    }

    static boolean covers(long time) {
        return time >= EARLIEST && time <= LATEST;
    }

    /** The bucket of the time, or null when that has ended. */
    @Nullable
    OpenBucket bucket(long time) {
        OpenBucket last = current;
        if (last != null && time >= last.start() && time - last.start() < span) {
            return last;
        }
        long start = startOf(time);
        if (start < earliestOpen()) {
            return null;
        }
        OpenBucket bucket = open.computeIfAbsent(start, OpenBucket::new);
        current = bucket;
        return bucket;
    }

    private long earliestOpen() {
        long byEnd = end == null ? Long.MIN_VALUE : end;
        return newest == Long.MIN_VALUE ? byEnd : Math.max(byEnd, startOf(newest - latency));
    }

    private long startOf(long time) {
        return Math.floorDiv(time, span) * span;
    }

    /** Notes that a record of this time has come; buckets that it ends go to {@code done}. */
    void seen(long time, Consumer<OpenBucket> done) {
        if (time > newest) {
            newest = time;
            if (isDue(time - latency)) {
                finishUntil(time - latency, done);
            }
        }
    }

    private boolean isDue(long limit) {
        long next = end != null ? end : open.firstKey();
        return next + span <= limit;
    }

    /** Ends every bucket that ends at or before the limit. Nothing happens before there was any data or a skip. */
    void finishUntil(long limit, Consumer<OpenBucket> done) {
        long last = startOf(Math.max(EARLIEST, Math.min(LATEST, limit)));
        int empty = 0;
        while (end != null || !open.isEmpty()) {
            long start = end != null ? end : open.firstKey();
            if (start + span > last) {
                return;
            }
            OpenBucket bucket = open.remove(start);
            empty = bucket == null ? empty + 1 : 0;
            if (empty > EMPTY_IN_A_ROW) {
                end = open.isEmpty() ? last : Math.min(last, open.firstKey());
                continue;
            }
            if (bucket == current) {
                current = null;
            }
            end = start + span;
            done.accept(bucket == null ? new OpenBucket(start) : bucket);
        }
    }

    /** Ends every bucket up to and with that of the time, and drops what they hold. */
    void skipTo(long time) {
        long target = startOf(Math.max(EARLIEST, Math.min(LATEST, time))) + span;
        if (end == null || end < target) {
            end = target;
            open.headMap(target).clear();
            current = null;
        }
    }

    void forget(long from, long to) {
        between(from, to).clear();
        current = null;
    }

    Collection<OpenBucket> open() {
        return open.values();
    }

    Collection<OpenBucket> open(long from, long to) {
        return between(from, to).values();
    }

    /** The ends of time stand for no limit: the bucket in which they lie is none that could be reckoned with. */
    private SortedMap<Long, OpenBucket> between(long from, long to) {
        long start = startOf(Math.max(EARLIEST, Math.min(LATEST, from)));
        return open.subMap(start, Math.max(start, to));
    }

    /** Whether records beyond the bucket's end have come: it waits for late ones only. */
    boolean isFull(OpenBucket bucket) {
        return newest - bucket.start() >= span;
    }

    OptionalLong end() {
        return end == null ? OptionalLong.empty() : OptionalLong.of(end);
    }

    void write(DataOutput out) throws IOException {
        Saved.write(out, end);
        out.writeLong(newest);
        out.writeInt(open.size());
        for (Map.Entry<Long, OpenBucket> bucket : open.entrySet()) {
            out.writeLong(bucket.getKey());
            bucket.getValue().write(out);
        }
    }

    void read(DataInput in, SeriesRegistry series, int influencers) throws IOException {
        end = Saved.readLong(in);
        newest = in.readLong();
        int size = in.readInt();
        for (int i = 0; i < size; i++) {
            OpenBucket bucket = new OpenBucket(in.readLong());
            bucket.read(in, series, influencers);
            open.put(bucket.start(), bucket);
        }
    }
}
