package org.slackwater.analysis.control;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.slackwater.categorization.entity.Unfit;

/** A bucket that still takes records: what it has gathered for each series, by the number of the series. */
final class OpenBucket {
    private static final Gathered[] NOTHING = {};

    private final long start;
    private long count;
    private boolean complete = true;
    private @Nullable Gathered[] gathered = NOTHING;
    /** Of the series that have members. */
    private final Map<Integer, Members> members = new TreeMap<>();
    /** What its own messages made seem unfit for categorization, whenever it is finished. */
    private final Set<Unfit> unfit = new LinkedHashSet<>(0);

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

    /** Whether nothing that belongs into it was left out for want of memory. */
    boolean isComplete() {
        return complete;
    }

    void leaveOut() {
        complete = false;
    }

    void unfit(List<Unfit> messages) {
        unfit.addAll(messages);
    }

    Set<Unfit> unfit() {
        return unfit;
    }

    boolean has(Series series) {
        return members.containsKey(series.number()) || one(series) != null;
    }

    private @Nullable Gathered one(Series series) {
        return series.number() < gathered.length ? gathered[series.number()] : null;
    }

    /** What it says of the series, or of each of its members. */
    List<Observation> of(Series series) {
        Members known = members.get(series.number());
        if (known != null) {
            return known.observed();
        }
        Gathered one = one(series);
        Observation observation = one == null ? null : Observation.of(Member.NOBODY, one);
        return observation != null && observation.says() ? List.of(observation) : List.of();
    }

    Gathered gather(Series series, @Nullable Object[] values, int influencers) {
        return series.detector().hasMembers()
                ? members(series, influencers).of(series.detector().memberOf(values))
                : gather(series, influencers);
    }

    private Members members(Series series, int influencers) {
        return members.computeIfAbsent(
                series.number(), number -> new Members(series.detector().measure(), influencers));
    }

    private Gathered gather(Series series, int influencers) {
        int number = series.number();
        if (number >= gathered.length) {
            gathered = Arrays.copyOf(gathered, Math.max(number + 1, gathered.length * 3 / 2));
        }
        Gathered known = gathered[number];
        if (known == null) {
            known = new Gathered(series.detector().measure(), influencers);
            gathered[number] = known;
        }
        return known;
    }

    void write(DataOutput out) throws IOException {
        out.writeLong(count);
        out.writeBoolean(complete);
        out.writeInt(unfit.size());
        for (Unfit messages : unfit) {
            Saved.write(out, messages.partitionFieldName());
            Saved.write(out, messages.partitionFieldValue());
        }
        for (int i = 0; i < gathered.length; i++) {
            Gathered one = gathered[i];
            if (one != null) {
                out.writeInt(i);
                one.write(out);
            }
        }
        for (Map.Entry<Integer, Members> entry : members.entrySet()) {
            out.writeInt(entry.getKey());
            entry.getValue().write(out);
        }
        out.writeInt(-1);
    }

    void read(DataInput in, SeriesRegistry series, int influencers) throws IOException {
        count = in.readLong();
        complete = in.readBoolean();
        for (int i = in.readInt(); i > 0; i--) {
            unfit.add(new Unfit(Saved.readText(in), Saved.readText(in)));
        }
        for (int i = in.readInt(); i >= 0; i = in.readInt()) {
            Series one = series.get(i);
            if (one.detector().hasMembers()) {
                members(one, influencers).read(in);
            } else {
                gather(one, influencers).read(in);
            }
        }
    }
}
