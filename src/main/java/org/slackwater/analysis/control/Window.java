package org.slackwater.analysis.control;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.Arrays;

/**
 * The surprises of a series in the last buckets, to be set beside those of any other. They are compared once season and
 * memory are taken out of both (Haugh, Checking the independence of two covariance-stationary time series, JASA 1976):
 * what goes up and down by the day alike is not correlated for that.
 */
final class Window {
    static final int LENGTH = 128;
    static final long BYTES = 32 + Float.BYTES * LENGTH;
    /** Buckets that both have, before anything is said. */
    private static final int ENOUGH = 64;

    private final float[] surprises = new float[LENGTH];

    Window() {
        Arrays.fill(surprises, Float.NaN);
    }

    /** @param surprise not a number when the bucket says nothing of the series */
    void note(long bucket, double surprise) {
        surprises[Math.floorMod(bucket, LENGTH)] = (float) Regression.clip(surprise);
    }

    /** How strongly they hang together at least, without the sign; 0 while too few buckets have both. */
    double strength(Window other) {
        int pairs = 0;
        double x = 0;
        double y = 0;
        double squareX = 0;
        double squareY = 0;
        double product = 0;
        for (int i = 0; i < LENGTH; i++) {
            float one = other.surprises[i];
            float two = surprises[i];
            if (!Float.isNaN(one) && !Float.isNaN(two)) {
                pairs++;
                x += one;
                y += two;
                squareX += one * one;
                squareY += two * two;
                product += one * two;
            }
        }
        double squares = (squareX - x * x / pairs) * (squareY - y * y / pairs);
        return pairs < ENOUGH || squares <= 1e-12
                ? 0
                : Regression.atLeast((product - x * y / pairs) / Math.sqrt(squares), pairs);
    }

    /** What the other's surprises let expect of these. */
    Regression on(Window other) {
        Regression regression = new Regression();
        for (int i = 0; i < LENGTH; i++) {
            if (!Float.isNaN(surprises[i]) && !Float.isNaN(other.surprises[i])) {
                regression.learn(other.surprises[i], surprises[i]);
            }
        }
        return regression;
    }

    void write(DataOutput out) throws IOException {
        for (float surprise : surprises) {
            out.writeFloat(surprise);
        }
    }

    void read(DataInput in) throws IOException {
        for (int i = 0; i < LENGTH; i++) {
            surprises[i] = in.readFloat();
        }
    }
}
