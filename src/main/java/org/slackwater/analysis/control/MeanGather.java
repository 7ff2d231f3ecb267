package org.slackwater.analysis.control;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/** A summarised record brings the mean of its raw records, weighted by their number. */
final class MeanGather implements Gather {
    private final ExactSum sum = new ExactSum();
    private long count;

    @Override
    public void add(Object value, double number, long weight) {
        sum.add(number * weight);
        count += weight;
    }

    @Override
    public double value() {
        return count == 0 ? Double.NaN : sum.value() / count;
    }

    @Override
    public void write(DataOutput out) throws IOException {
        sum.write(out);
        out.writeLong(count);
    }

    @Override
    public void read(DataInput in) throws IOException {
        sum.read(in);
        count = in.readLong();
    }
}
