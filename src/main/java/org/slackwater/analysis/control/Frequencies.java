package org.slackwater.analysis.control;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.LinkedHashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.slackwater.analysis.entity.Frequent;

/**
 * In how many buckets the by and over values of a detector came up, of those in which their partition did: what came in
 * more than a tenth of them is frequent. What has stayed away for long is forgotten.
 */
final class Frequencies {
    private static final double FREQUENT = 0.1;

    /** What a value takes. */
    static final long BYTES = 170;

    private final Frequent excluded;
    private final Recent<Value, Long> buckets = new Recent<>();
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
        if (!onlyKnown || buckets.get(value) != null) {
            now.add(value);
        }
    }

    /** @param window buckets of those that had any of its records, after which a value that stayed away is forgotten */
    void bucketEnds(long window) {
        if (now.isEmpty()) {
            return;
        }
        buckets.turn();
        now.forEach(value -> buckets.put(value, count(value) + 1));
        now.clear();
        buckets.forget(window);
    }

    long bytes() {
        return BYTES * buckets.size();
    }

    void write(DataOutput out) throws IOException {
        buckets.write(out, Frequencies::write, DataOutput::writeLong);
    }

    private static void write(DataOutput out, Value value) throws IOException {
        Saved.write(out, value.partition());
        out.writeInt(value.field().ordinal());
        Saved.write(out, value.value());
    }

    void read(DataInput in) throws IOException {
        buckets.read(in, Frequencies::readValue, DataInput::readLong);
    }

    private static Value readValue(DataInput in) throws IOException {
        return new Value(Saved.readText(in), Field.values()[in.readInt()], Saved.readText(in));
    }
}
