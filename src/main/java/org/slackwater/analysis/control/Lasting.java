package org.slackwater.analysis.control;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.function.DoubleUnaryOperator;

/**
 * What several buckets show that no single one does: that a series strays to one side, for hours or days, or stands still.
 * One cause is told for some time and then less and less, however long it lasts.
 */
final class Lasting {
    /** The part of {@link Repeats} when there are several to be believed. */
    private static final double STILL = 0.2;

    /** What is less likely than this goes on being told. */
    private static final double TOLD = 0.001;
    /**
     * So much of one cause is told in full, in scores of 100: what is plain from its first bucket for fewer buckets than what
     * becomes so by and by, such as a slow drift.
     */
    private static final double PATIENCE = 4;

    private final Drift quick = new Drift(8);
    private final Drift slow = new Drift(48);
    private final Repeats repeats = new Repeats();
    private int told;
    private double heard;

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

    /** What of that probability is still to be told. */
    double faded(double probability) {
        double part = Math.min(1, PATIENCE / (heard + 1));
        return Math.pow(probability, part * part);
    }

    /** For how many buckets before this one it has been told. */
    int told() {
        return told;
    }

    /** How often a value moved at all, and one more. */
    double moves() {
        return repeats.moves();
    }

    /** @param probability of the buckets with this one, not faded */
    void learn(double value, double deviation, double probability) {
        boolean tells = probability < TOLD;
        told = tells ? told + 1 : 0;
        heard = tells ? heard + Probabilities.score(probability) / 100 : 0;
        quick.learn(deviation);
        slow.learn(deviation);
        repeats.learn(value);
    }

    void write(DataOutput out) throws IOException {
        quick.write(out);
        slow.write(out);
        repeats.write(out);
        out.writeInt(told);
        out.writeDouble(heard);
    }

    void read(DataInput in) throws IOException {
        quick.read(in);
        slow.read(in);
        repeats.read(in);
        told = in.readInt();
        heard = in.readDouble();
    }
}
