package org.slackwater.analysis.control;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.function.DoubleUnaryOperator;

/** What several buckets show that no single one does: that a series strays to one side, for hours or days, or stands still. */
final class Lasting {
    /** The part of {@link Repeats} when there are several to be believed. */
    private static final double STILL = 0.2;

    private final Drift quick = new Drift(8);
    private final Drift slow = new Drift(48);
    private final Repeats repeats = new Repeats();

    /**
     * How probable the buckets are, continued with this one.
     *
     * @param sight what is seen of a deviation
     * @param bothWays whether high and low are looked at: to stand still is neither
     */
    double probability(double value, double deviation, DoubleUnaryOperator sight, boolean bothWays) {
        double strays = Probabilities.combined(quick.probability(deviation, sight), slow.probability(deviation, sight));
        return bothWays ? Probabilities.combined(strays, repeats.probability(value), STILL) : strays;
    }

    void learn(double value, double deviation) {
        quick.learn(deviation);
        slow.learn(deviation);
        repeats.learn(value);
    }

    void write(DataOutput out) throws IOException {
        quick.write(out);
        slow.write(out);
        repeats.write(out);
    }

    void read(DataInput in) throws IOException {
        quick.read(in);
        slow.read(in);
        repeats.read(in);
    }
}
