package org.slackwater.analysis.control;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * With how many members of a population a value ever came up: exact while they are few, which is when it matters, and
 * estimated beyond {@value #EXACT}.
 */
final class MemberTally implements Tally {
    private static final int EXACT = 64;

    private final Recent<@Nullable String, DistinctGather> having = new Recent<>();
    private final DistinctGather members = new DistinctGather();
    private final Levels levels = new Levels();

    @Override
    public long times(@Nullable String value) {
        return count(having.get(value));
    }

    @Override
    public long turns() {
        return count(members);
    }

    private static long count(@Nullable DistinctGather known) {
        return known == null || Double.isNaN(known.value()) ? 0 : (long) known.value();
    }

    @Override
    public double chance(@Nullable String value) {
        long turns = turns();
        return turns == 0 ? 1 : levels.chance(times(value), turns);
    }

    @Override
    public void learn(List<Observation> observed) {
        having.turn();
        for (Observation one : observed) {
            long member = Hash.of(Objects.requireNonNull(one.member().over()));
            members.add(member);
            String value = one.member().by();
            DistinctGather known = Objects.requireNonNullElseGet(having.get(value), () -> new DistinctGather(EXACT));
            having.put(value, known);
            long before = count(known);
            known.add(member);
            levels.move(before, count(known));
        }
    }

    @Override
    public void forget(long buckets) {
        having.forget(buckets);
    }

    @Override
    public long values() {
        return having.size();
    }

    @Override
    public long bytes() {
        return members.bytes() + having.sum((value, known) -> bytesOf(value) + known.bytes());
    }

    @Override
    public void write(DataOutput out) throws IOException {
        members.write(out);
        levels.write(out);
        having.write(out, Saved::write, (to, known) -> known.write(to));
    }

    @Override
    public void read(DataInput in) throws IOException {
        members.read(in);
        levels.read(in);
        having.read(in, Saved::readText, MemberTally::readExact);
    }

    private static DistinctGather readExact(DataInput in) throws IOException {
        DistinctGather known = new DistinctGather(EXACT);
        known.read(in);
        return known;
    }
}
