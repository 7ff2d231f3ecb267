package org.slackwater.analysis.control;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.Map;
import java.util.TreeMap;

/** When there were records, on the dial of a clock: for each slot the earliest second. */
final class TimeGather implements Gather {
    private final Clock clock;
    private final TreeMap<Integer, Integer> earliest = new TreeMap<>();

    TimeGather(Clock clock) {
        this.clock = clock;
    }

    @Override
    public void add(Object value, double number, long weight) {
        int second = clock.at(number);
        earliest.merge(clock.slot(second), second, Math::min);
    }

    @Override
    public double value() {
        return earliest.isEmpty() ? Double.NaN : earliest.firstEntry().getValue();
    }

    @Override
    public double[] values() {
        return earliest.isEmpty()
                ? new double[] {Double.NaN}
                : earliest.values().stream().mapToDouble(Integer::doubleValue).toArray();
    }

    @Override
    public void write(DataOutput out) throws IOException {
        out.writeInt(earliest.size());
        for (Map.Entry<Integer, Integer> slot : earliest.entrySet()) {
            out.writeInt(slot.getKey());
            out.writeInt(slot.getValue());
        }
    }

    @Override
    public void read(DataInput in) throws IOException {
        int size = in.readInt();
        for (int i = 0; i < size; i++) {
            earliest.put(in.readInt(), in.readInt());
        }
    }
}
