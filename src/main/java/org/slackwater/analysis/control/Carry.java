package org.slackwater.analysis.control;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/**
 * How much of the last error of a {@link Season} is still there one bucket later: an autoregression of the first order,
 * its factor learnt from the series itself with errors clipped to {@value #CLIP} usual ones. A series that keeps its
 * errors for a while, as nearly all real ones do, is then judged by what is new in a value.
 */
final class Carry {
    private static final double CLIP = 4;
    private static final int BURN_IN = 8;

    private final Seasons seasons;
    private double products;
    private double squares;
    private double error;
    private double last;
    private long lastTime;

    Carry(Seasons seasons) {
        this.seasons = seasons;
    }

    /** The part of the last error that is to be expected at the time. */
    double expected(long time) {
        return squares <= 0 ? 0 : last * left(time);
    }

    /** How much of an error is left at the time, between 0 and 1. */
    double left(long time) {
        if (squares <= 0) {
            return 0;
        }
        double factor = Math.max(0, Math.min(1, products / squares));
        long buckets = (time - lastTime) / seasons.bucketMillis();
        return buckets <= 1 ? factor : Math.pow(factor, buckets);
    }

    /** How far off what the season and this together expect usually is. */
    double error() {
        return error;
    }

    /**
     * @param off by how much the season erred
     * @param usual by how much it usually errs
     */
    void learn(long time, double off, double usual, long seen) {
        double raw = Math.abs(off - expected(time));
        double capped = seen < BURN_IN ? raw : Math.min(raw, CLIP * error + 1e-12);
        error += seasons.rate(7, seen) * (capped - error);
        if (seen > 0) {
            double rate = Math.max(seasons.rate(14), 1.0 / seen);
            double before = clip(last, usual);
            double now = clip(off, usual);
            products += rate * (before * now - products);
            squares += rate * ((before * before + now * now) / 2 - squares);
        }
        last = off;
        lastTime = time;
    }

    private static double clip(double error, double usual) {
        return Math.max(-CLIP * usual, Math.min(CLIP * usual, error));
    }

    void write(DataOutput out) throws IOException {
        Saved.write(out, new double[] {products, squares, error, last});
        out.writeLong(lastTime);
    }

    void read(DataInput in) throws IOException {
        products = in.readDouble();
        squares = in.readDouble();
        error = in.readDouble();
        last = in.readDouble();
        lastTime = in.readLong();
    }
}
