package org.slackwater.analysis.control;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * In how many buckets a value came up, of those that had any. After {@value #MOST} of them all counts are halved, and what
 * is left with none is forgotten: so what ended long ago is rare again.
 */
final class BucketTally implements Tally {
    private static final long MOST = 20_000;

    private final Recent<@Nullable String, Long> times = new Recent<>();
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
        times.turn();
        for (Observation one : observed) {
            String value = one.member().by();
            long before = times(value);
            levels.move(before, before + 1);
            times.put(value, before + 1);
        }
        if (buckets == MOST) {
            buckets /= 2;
            levels = levels.halved();
            times.replaceAll(count -> count / 2);
            times.removeIf(count -> count == 0);
        }
    }

    @Override
    public void forget(long window) {
        times.forget(window);
    }

    @Override
    public long values() {
        return times.size();
    }

    @Override
    public long bytes() {
        return times.sum((value, count) -> bytesOf(value));
    }

    @Override
    public void write(DataOutput out) throws IOException {
        out.writeLong(buckets);
        levels.write(out);
        times.write(out, Saved::write, DataOutput::writeLong);
    }

    @Override
    public void read(DataInput in) throws IOException {
        buckets = in.readLong();
        levels.read(in);
        times.read(in, Saved::readText, DataInput::readLong);
    }
}
