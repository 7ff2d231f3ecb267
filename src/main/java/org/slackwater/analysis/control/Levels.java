package org.slackwater.analysis.control;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.Map;
import java.util.TreeMap;

/** How many values were seen how often, those among them that have been forgotten since. */
final class Levels {
    private final TreeMap<Long, Long> values = new TreeMap<>();

    /** A value was seen so often before, and so often now; 0 is never. */
    void move(long before, long now) {
        if (before != now) {
            change(before, -1);
            change(now, 1);
        }
    }

    /** What was seen only once was not seen then. */
    Levels halved() {
        Levels halved = new Levels();
        values.forEach((times, count) -> halved.change(times / 2, count));
        return halved;
    }

    private void change(long times, long by) {
        if (times > 0 && values.merge(times, by, Long::sum) == 0) {
            values.remove(times);
        }
    }

    /**
     * The chance that one turn brings some value that was seen in so few turns of all, or in none: the sum of their shares,
     * and for what was never seen the share of turns with a value seen once (Good, The population frequencies of species
     * and the estimation of population parameters, Biometrika 1953).
     */
    double chance(long times, long turns) {
        double sum = (values.getOrDefault(1L, 0L) + 1.0) / (turns + 1);
        for (Map.Entry<Long, Long> level : values.headMap(times, true).entrySet()) {
            sum += level.getKey() * level.getValue() / (double) turns;
            if (sum >= 1) {
                return 1;
            }
        }
        return Math.min(1, sum);
    }

    void write(DataOutput out) throws IOException {
        out.writeInt(values.size());
        for (Map.Entry<Long, Long> level : values.entrySet()) {
            out.writeLong(level.getKey());
            out.writeLong(level.getValue());
        }
    }

    void read(DataInput in) throws IOException {
        int size = in.readInt();
        for (int i = 0; i < size; i++) {
            values.put(in.readLong(), in.readLong());
        }
    }
}
