package org.slackwater.analysis.control;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.function.DoubleUnaryOperator;

/**
 * How unusual it is that a series strays to one side for so long: a moving average of its deviations (Roberts, Control
 * chart tests based on geometric moving averages, Technometrics 1959), set against its own past.
 */
final class Drift {
    private static final double FARTHEST = 8;

    private final Past past = new Past(0.05, new Tail(2, 0.05, 0.6));
    private final double rate;
    private double average;

    /** @param buckets over how many the average goes, more or less */
    Drift(double buckets) {
        this.rate = 1 / buckets;
    }

    /** Probability of an average as far off, as far as it is seen, once it is continued with this deviation. */
    double probability(double deviation, DoubleUnaryOperator sight) {
        return past.probability(Math.abs(sight.applyAsDouble(past.standing(continued(deviation)))));
    }

    void learn(double deviation) {
        average = continued(deviation);
        past.learn(average, Math.abs(past.standing(average)));
    }

    private double continued(double deviation) {
        return average + rate * (Math.max(-FARTHEST, Math.min(FARTHEST, deviation)) - average);
    }

    void write(DataOutput out) throws IOException {
        out.writeDouble(average);
        past.write(out);
    }

    void read(DataInput in) throws IOException {
        average = in.readDouble();
        past.read(in);
    }
}
