package org.slackwater.analysis.control;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** A bucket that still takes records: what it has gathered for each series, by the number of the series. */
final class OpenBucket {
    private static final Gathered[] NOTHING = {};

    private final long start;
    private long count;
    private @Nullable Gathered[] gathered = NOTHING;

    OpenBucket(long start) {
        this.start = start;
    }

    long start() {
        return start;
    }

    /** Raw records in it. */
    long count() {
        return count;
    }

    void count(long weight) {
        count += weight;
    }

    @Nullable
    Gathered of(Series series) {
        return series.number() < gathered.length ? gathered[series.number()] : null;
    }

    Gathered gather(Series series, int influencers) {
        int number = series.number();
        if (number >= gathered.length) {
            gathered = Arrays.copyOf(gathered, Math.max(number + 1, gathered.length * 3 / 2));
        }
        Gathered known = gathered[number];
        if (known == null) {
            known = new Gathered(series.detector().function().measure(), influencers);
            gathered[number] = known;
        }
        return known;
    }

    void write(DataOutput out) throws IOException {
        out.writeLong(count);
        for (int i = 0; i < gathered.length; i++) {
            Gathered one = gathered[i];
            if (one != null) {
                out.writeInt(i);
                one.write(out);
            }
        }
        out.writeInt(-1);
    }

    void read(DataInput in, SeriesRegistry series, int influencers) throws IOException {
        count = in.readLong();
        for (int i = in.readInt(); i >= 0; i = in.readInt()) {
            gather(series.get(i), influencers).read(in);
        }
    }
}
