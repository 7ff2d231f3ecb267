package org.slackwater.analysis.control;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.math.BigDecimal;

/**
 * A sum that keeps what rounding would lose (Neumaier, Rundungsfehleranalyse einiger Verfahren zur Summation endlicher
 * Summen, 1974), so that the order in which records arrive does not show in the results.
 */
final class ExactSum {
    private double sum;
    private double lost;

    void add(double number) {
        double next = sum + number;
        lost += Math.abs(sum) >= Math.abs(number) ? (sum - next) + number : (number - next) + sum;
        sum = next;
    }

    double value() {
        return sum + lost;
    }

    BigDecimal exactly() {
        return new BigDecimal(sum).add(new BigDecimal(lost));
    }

    void write(DataOutput out) throws IOException {
        out.writeDouble(sum);
        out.writeDouble(lost);
    }

    void read(DataInput in) throws IOException {
        sum = in.readDouble();
        lost = in.readDouble();
    }
}
