package org.slackwater.analysis.control;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.slackwater.analysis.entity.Frequent;

/**
 * In how many buckets the by and over values of a detector came up, of those in which their partition did: what came in
 * more than a tenth of them is frequent.
 */
final class Frequencies {
    private static final double FREQUENT = 0.1;

    /** What a value takes. */
    static final long BYTES = 150;

    private final Frequent excluded;
    private final Map<Value, Long> buckets = new LinkedHashMap<>();
    private final Set<Value> now = new LinkedHashSet<>();

    /** The partition itself has neither by nor over. */
    private record Value(@Nullable String partition, Field field, @Nullable String value) {}

    private enum Field {
        NONE,
        BY,
        OVER
    }

    Frequencies(Frequent excluded) {
        this.excluded = excluded;
    }

    boolean excludes(Series series, Member member) {
        double limit = FREQUENT * count(new Value(series.partition(), Field.NONE, null));
        return (excluded.by() && count(by(series, member)) > limit)
                || (excluded.over() && member.over() != null && count(over(series, member)) > limit);
    }

    private long count(Value value) {
        return buckets.getOrDefault(value, 0L);
    }

    private static Value by(Series series, Member member) {
        return new Value(series.partition(), Field.BY, series.by() == null ? member.by() : series.by());
    }

    private static Value over(Series series, Member member) {
        return new Value(series.partition(), Field.OVER, member.over());
    }

    /** @param onlyKnown whether values that are new are not to be remembered */
    void note(Series series, Member member, boolean onlyKnown) {
        note(new Value(series.partition(), Field.NONE, null), onlyKnown);
        if (excluded.by()) {
            note(by(series, member), onlyKnown);
        }
        if (excluded.over()) {
            note(over(series, member), onlyKnown);
        }
    }

    private void note(Value value, boolean onlyKnown) {
        if (!onlyKnown || buckets.containsKey(value)) {
            now.add(value);
        }
    }

    void bucketEnds() {
        now.forEach(value -> buckets.merge(value, 1L, Long::sum));
        now.clear();
    }

    long bytes() {
        return BYTES * buckets.size();
    }

    void write(DataOutput out) throws IOException {
        out.writeInt(buckets.size());
        for (Map.Entry<Value, Long> entry : buckets.entrySet()) {
            Saved.write(out, entry.getKey().partition());
            out.writeInt(entry.getKey().field().ordinal());
            Saved.write(out, entry.getKey().value());
            out.writeLong(entry.getValue());
        }
    }

    void read(DataInput in) throws IOException {
        int size = in.readInt();
        for (int i = 0; i < size; i++) {
            Value value = new Value(Saved.readText(in), Field.values()[in.readInt()], Saved.readText(in));
            buckets.put(value, in.readLong());
        }
    }
}
