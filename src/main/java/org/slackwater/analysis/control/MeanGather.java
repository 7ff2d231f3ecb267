package org.slackwater.analysis.control;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/** A summarised record brings the mean of its raw records, weighted by their number. */
final class MeanGather implements Gather {
    private double sum;
    private long count;

    @Override
    public void add(Object value, double number, long weight) {
        sum += number * weight;
        count += weight;
    }

    @Override
    public double value() {
        return count == 0 ? Double.NaN : sum / count;
    }

    @Override
    public void write(DataOutput out) throws IOException {
        out.writeDouble(sum);
        out.writeLong(count);
    }

    @Override
    public void read(DataInput in) throws IOException {
        sum = in.readDouble();
        count = in.readLong();
    }
}
