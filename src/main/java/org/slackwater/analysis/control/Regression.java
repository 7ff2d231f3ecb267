package org.slackwater.analysis.control;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/**
 * What one number lets expect of another: a straight line by least squares, over moments that fade (Finch, Incremental
 * calculation of weighted mean and variance, 2009). How much of a correlation is not chance is told by Fisher's
 * transformation (On the "probable error" of a coefficient of correlation deduced from a small sample, Metron 1921). What
 * is farther than {@value #CLIP} counts as if it lay there, so that one event does not make a correlation.
 */
final class Regression {
    static final double CLIP = 3;
    private static final double MEMORY = 500;
    /** Standard errors by which a correlation is taken for less than it seems. */
    private static final double ERRORS = 3;

    private long seen;
    private double meanX;
    private double meanY;
    private double squareX;
    private double squareY;
    private double product;

    static double clip(double number) {
        return Math.max(-CLIP, Math.min(CLIP, number));
    }

    /** How strong a correlation of so many pairs is at least, without its sign. */
    static double atLeast(double correlation, double pairs) {
        if (pairs <= ERRORS) {
            return 0;
        }
        double strength = Math.min(1 - 1e-12, Math.abs(correlation));
        double transformed = 0.5 * Math.log((1 + strength) / (1 - strength));
        return Math.tanh(Math.max(0, transformed - ERRORS / Math.sqrt(pairs - 3)));
    }

    void learn(double x, double y) {
        double rate = Math.max(1 / MEMORY, 1.0 / (seen + 1));
        double offX = clip(x) - meanX;
        double offY = clip(y) - meanY;
        meanX += rate * offX;
        meanY += rate * offY;
        squareX = (1 - rate) * (squareX + rate * offX * offX);
        squareY = (1 - rate) * (squareY + rate * offY * offY);
        product = (1 - rate) * (product + rate * offX * offY);
        seen++;
    }

    /** What is to be expected beside such an x. */
    double at(double x) {
        return squareX <= 0 ? meanY : meanY + product / squareX * (x - meanX);
    }

    double strength() {
        return atLeast(correlation(), Math.min((double) seen, MEMORY));
    }

    /** The part of y that x does not explain; not below 0, where the first few pairs lie on a line but for rounding. */
    double unexplained() {
        double correlation = correlation();
        return Math.max(0, 1 - correlation * correlation);
    }

    private double correlation() {
        double squares = squareX * squareY;
        return squares <= 0 ? 0 : product / Math.sqrt(squares);
    }

    void write(DataOutput out) throws IOException {
        out.writeLong(seen);
        Saved.write(out, new double[] {meanX, meanY, squareX, squareY, product});
    }

    void read(DataInput in) throws IOException {
        seen = in.readLong();
        meanX = in.readDouble();
        meanY = in.readDouble();
        squareX = in.readDouble();
        squareY = in.readDouble();
        product = in.readDouble();
    }
}
