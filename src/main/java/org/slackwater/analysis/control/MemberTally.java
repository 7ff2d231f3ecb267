package org.slackwater.analysis.control;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * With how many members of a population a value ever came up: exact while they are few, which is when it matters, and
 * estimated beyond {@value #EXACT}.
 */
final class MemberTally implements Tally {
    private static final int EXACT = 64;

    private final Map<@Nullable String, DistinctGather> having = new LinkedHashMap<>();
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
        for (Observation one : observed) {
            long member = Hash.of(Objects.requireNonNull(one.member().over()));
            members.add(member);
            DistinctGather known = having.computeIfAbsent(one.member().by(), value -> new DistinctGather(EXACT));
            long before = count(known);
            known.add(member);
            levels.move(before, count(known));
        }
    }

    @Override
    public long values() {
        return having.size();
    }

    @Override
    public long bytes() {
        long bytes = members.bytes();
        for (Map.Entry<@Nullable String, DistinctGather> entry : having.entrySet()) {
            bytes += bytesOf(entry.getKey()) + entry.getValue().bytes();
        }
        return bytes;
    }

    @Override
    public long bytesOf(@Nullable String value) {
        return 100 + 2L * (value == null ? 0 : value.length());
    }

    @Override
    public void write(DataOutput out) throws IOException {
        members.write(out);
        out.writeInt(having.size());
        for (Map.Entry<@Nullable String, DistinctGather> entry : having.entrySet()) {
            Saved.write(out, entry.getKey());
            entry.getValue().write(out);
        }
    }

    @Override
    public void read(DataInput in) throws IOException {
        members.read(in);
        int size = in.readInt();
        for (int i = 0; i < size; i++) {
            String value = Saved.readText(in);
            DistinctGather known = new DistinctGather(EXACT);
            known.read(in);
            having.put(value, known);
            levels.move(0, count(known));
        }
    }
}
