package org.slackwater.analysis.control;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

final class CountGather implements Gather {
    private long count;

    @Override
    public void add(Object value, double number, long weight) {
        count += weight;
    }

    @Override
    public double value() {
        return count;
    }

    @Override
    public void write(DataOutput out) throws IOException {
        out.writeLong(count);
    }

    @Override
    public void read(DataInput in) throws IOException {
        count = in.readLong();
    }
}
