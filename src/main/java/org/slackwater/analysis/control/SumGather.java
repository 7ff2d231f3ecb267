package org.slackwater.analysis.control;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/** A summarised record brings the sum of its raw records, so its weight does not count here. */
final class SumGather implements Gather {
    private final ExactSum sum = new ExactSum();

    @Override
    public void add(Object value, double number, long weight) {
        sum.add(number);
    }

    @Override
    public double value() {
        return sum.value();
    }

    @Override
    public void write(DataOutput out) throws IOException {
        sum.write(out);
    }

    @Override
    public void read(DataInput in) throws IOException {
        sum.read(in);
    }
}
