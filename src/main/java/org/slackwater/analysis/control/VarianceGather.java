package org.slackwater.analysis.control;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.MathContext;

/**
 * The variance of the values, taken for the whole population of them. Of a single one there is none to speak of. Sums are
 * kept exactly, squares with what their rounding loses: values far from 0 that differ little would leave nothing but
 * rounding otherwise. A summarised record brings a mean, so that what is within it does not show.
 */
final class VarianceGather implements Gather {
    private final ExactSum sum = new ExactSum();
    private final ExactSum squares = new ExactSum();
    private long count;

    @Override
    public void add(Object value, double number, long weight) {
        double square = number * number;
        addTimes(weight, number, sum);
        addTimes(weight, square, squares);
        addTimes(weight, Math.fma(number, number, -square), squares);
        count += weight;
    }

    private static void addTimes(long weight, double number, ExactSum sum) {
        double product = number * weight;
        sum.add(product);
        sum.add(Math.fma(number, weight, -product));
    }

    @Override
    public double value() {
        if (count < 2 || !Double.isFinite(squares.value())) {
            return Double.NaN;
        }
        BigDecimal n = BigDecimal.valueOf(count);
        BigDecimal total = sum.exactly();
        BigDecimal off = squares.exactly().multiply(n).subtract(total.multiply(total));
        return Math.max(0, off.divide(n.multiply(n), MathContext.DECIMAL64).doubleValue());
    }

    @Override
    public void write(DataOutput out) throws IOException {
        sum.write(out);
        squares.write(out);
        out.writeLong(count);
    }

    @Override
    public void read(DataInput in) throws IOException {
        sum.read(in);
        squares.read(in);
        count = in.readLong();
    }
}
