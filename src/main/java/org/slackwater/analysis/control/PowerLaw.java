package org.slackwater.analysis.control;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/**
 * How the spread of a series grows with its level: as a power of it (Taylor, Aggregation, variance and the mean, Nature
 * 1961). Of numbers of events the power is about one half, of what varies by so many per cent it is one. Learnt as the
 * slope of the logarithms; where the level hardly moves, or values lie on both sides of 0, the power is 0.
 */
final class PowerLaw {
    /** Variance of the logarithm of a squared normal variable, which a slope of the size of one is weighed against. */
    private static final double PRIOR = Math.PI * Math.PI / 2;
    /** Farther from where the series usually is than by this factor, nothing is known of the spread. */
    private static final double REACH = Math.log(4);

    private static final double LEAST = 1e-9;

    private double level;
    private double square;
    private double levelSpread;
    private double product;
    private boolean negative;

    /** By what the usual spread is multiplied at the level. */
    double factor(double expected, long seen) {
        double power = power(seen);
        return power == 0 ? 1 : Math.exp(power * (logarithm(expected) - level));
    }

    private double power(long seen) {
        if (negative || seen < Season.BURN_IN) {
            return 0;
        }
        double slope = product / (levelSpread + PRIOR / Math.min(seen, 1000));
        return Math.max(0, Math.min(1, slope / 2));
    }

    private double logarithm(double expected) {
        double raw = Math.log(Math.max(LEAST, expected));
        return Math.max(level - REACH, Math.min(level + REACH, raw));
    }

    /**
     * @param off by how much the value strayed from what was expected of it
     * @param variance how much it usually does, squared
     * @param rate how fast to follow
     */
    void learn(double expected, double off, double variance, long seen, double rate) {
        negative |= expected + off < 0;
        if (negative) {
            return;
        }
        double x = seen < Season.BURN_IN ? Math.log(Math.max(LEAST, expected)) : logarithm(expected);
        double y = Math.log(Math.min(Double.MAX_VALUE, off * off + 0.01 * variance + LEAST * LEAST));
        double stray = x - level;
        level += rate * stray;
        product += rate * ((1 - rate) * stray * (y - square) - product);
        levelSpread += rate * ((1 - rate) * stray * stray - levelSpread);
        square += rate * (y - square);
    }

    void write(DataOutput out) throws IOException {
        Saved.write(out, new double[] {level, square, levelSpread, product});
        out.writeBoolean(negative);
    }

    void read(DataInput in) throws IOException {
        level = in.readDouble();
        square = in.readDouble();
        levelSpread = in.readDouble();
        product = in.readDouble();
        negative = in.readBoolean();
    }
}
