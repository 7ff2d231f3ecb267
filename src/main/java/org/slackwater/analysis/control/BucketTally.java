package org.slackwater.analysis.control;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * In how many buckets a value came up, of those that had any. After {@value #MOST} of them all counts are halved, and what
 * is left with none is forgotten: so what ended long ago is rare again, and values that come once do not pile up.
 */
final class BucketTally implements Tally {
    private static final long MOST = 20_000;

    private final Map<@Nullable String, Long> times = new LinkedHashMap<>();
    private Levels levels = new Levels();
    private long buckets;

    @Override
    public long times(@Nullable String value) {
        return times.getOrDefault(value, 0L);
    }

    @Override
    public long turns() {
        return buckets;
    }

    @Override
    public double chance(@Nullable String value) {
        return buckets == 0 ? 1 : levels.chance(times(value), buckets);
    }

    @Override
    public void learn(List<Observation> observed) {
        buckets++;
        for (Observation one : observed) {
            String value = one.member().by();
            put(value, times(value) + 1);
        }
        if (buckets == MOST) {
            halve();
        }
    }

    private void put(@Nullable String value, long now) {
        levels.move(times(value), now);
        times.put(value, now);
    }

    private void halve() {
        buckets /= 2;
        levels = new Levels();
        times.replaceAll((value, count) -> count / 2);
        times.values().removeIf(count -> count == 0);
        times.values().forEach(count -> levels.move(0, count));
    }

    @Override
    public long values() {
        return times.size();
    }

    @Override
    public long bytes() {
        return times.keySet().stream().mapToLong(this::bytesOf).sum();
    }

    @Override
    public long bytesOf(@Nullable String value) {
        return 100 + 2L * (value == null ? 0 : value.length());
    }

    @Override
    public void write(DataOutput out) throws IOException {
        out.writeLong(buckets);
        out.writeInt(times.size());
        for (Map.Entry<@Nullable String, Long> entry : times.entrySet()) {
            Saved.write(out, entry.getKey());
            out.writeLong(entry.getValue());
        }
    }

    @Override
    public void read(DataInput in) throws IOException {
        buckets = in.readLong();
        int size = in.readInt();
        for (int i = 0; i < size; i++) {
            put(Saved.readText(in), in.readLong());
        }
    }
}
