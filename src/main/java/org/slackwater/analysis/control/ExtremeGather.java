package org.slackwater.analysis.control;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.function.DoubleBinaryOperator;

/** The smallest or the largest value. */
final class ExtremeGather implements Gather {
    private final DoubleBinaryOperator moreExtreme;
    private double extreme = Double.NaN;

    ExtremeGather(DoubleBinaryOperator moreExtreme) {
        this.moreExtreme = moreExtreme;
    }

    @Override
    public void add(Object value, double number, long weight) {
        extreme = Double.isNaN(extreme) ? number : moreExtreme.applyAsDouble(extreme, number);
    }

    @Override
    public double value() {
        return extreme;
    }

    @Override
    public void write(DataOutput out) throws IOException {
        out.writeDouble(extreme);
    }

    @Override
    public void read(DataInput in) throws IOException {
        extreme = in.readDouble();
    }
}
