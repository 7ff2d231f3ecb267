package org.slackwater.analysis.control;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.Arrays;

/**
 * How unlike anything seen the last {@value #LENGTH} values are, at whatever time of the day: their distance from the
 * nearest of some that are kept, set against its own past (Burnaev and Ishimtsev, Conformalized density- and
 * distance-based anomaly detection in time-series data, 2016). A sample of the whole past is kept (algorithm R of Vitter,
 * Random sampling with a reservoir, ACM TOMS 1985), drawn by a hash of the count, so that the same values leave the same.
 */
final class Neighbours {
    private static final int LENGTH = 4;
    private static final int MOST_KEPT = 48;
    /** Kept before distances say anything. */
    private static final int ENOUGH = 20;
    /** More than one, so that what was seen once is not yet usual. */
    private static final int NEAREST = 3;

    /** Of the distances' spread, below which none lies. */
    private static final double LEAST = Double.MIN_NORMAL;

    private static final double FARTHEST = 100;

    /** In what part of the farthest distance it counts; a trend goes beyond it by a little, again and again. */
    private static final double BEYOND = 1.2;
    /** How fast, the farther beyond it a distance is, one as far becomes unlikely. */
    private static final double POWER = 6;

    private static final double KEPT = 1 - 1.0 / 5000;

    /** The difference of two of these is still a number. */
    private static final double GREATEST = Float.MAX_VALUE / 2;

    /** One stretch of values after the other, as differences from the first value of all. */
    private float[] kept = new float[0];

    private final float[] last = new float[LENGTH];
    /** With as heavy a tail as series have that follow a power law. */
    private final Past past = new Past(LEAST, new Tail(2, 0.05, 0.6, 0.7, 30));

    private double first;
    private double farthest;
    private long seen;

    /** How far the last values, continued with this one, lie from what was seen; 0 while too little was. */
    double distance(double value) {
        int count = count();
        if (count < ENOUGH) {
            return 0;
        }
        float now = difference(value);
        double[] nearest = new double[NEAREST];
        Arrays.fill(nearest, Double.MAX_VALUE);
        for (int i = 0; i < count; i++) {
            insert(nearest, square(i * LENGTH, now, nearest[NEAREST - 1]));
        }
        double sum = 0;
        for (double square : nearest) {
            sum += Math.sqrt(square);
        }
        return sum / NEAREST;
    }

    /** @param enough what is at least so far is of no interest */
    private double square(int from, float value, double enough) {
        double square = square(kept[from + LENGTH - 1] - value);
        for (int i = 0; i < LENGTH - 1 && square < enough; i++) {
            square += square(kept[from + i] - last[i + 1]);
        }
        return square;
    }

    private static double square(double difference) {
        return difference * difference;
    }

    private static void insert(double[] sorted, double value) {
        int at = sorted.length - 1;
        if (value >= sorted[at]) {
            return;
        }
        for (; at > 0 && sorted[at - 1] > value; at--) {
            sorted[at] = sorted[at - 1];
        }
        sorted[at] = value;
    }

    /** Probability of a distance at least as great. */
    double probability(double distance) {
        return past.probability(standing(distance));
    }

    /**
     * Probability of a distance beyond all of the last thousands, 1 of others. That the next of n values is the greatest has a
     * chance of 1/n, whatever their distribution is (Arnold, Balakrishnan and Nagaraja, Records, 1998); how far beyond it
     * lies counts by a power law. So a spike ten times as high as those of every night is found where all else is so calm
     * that both lie as far off as counts.
     */
    double unheardOf(double distance) {
        double reached = BEYOND * farthest;
        if (past.seen() < Past.SPEAKS_AFTER || reached == 0 || distance <= reached) {
            return 1;
        }
        return Math.pow(reached / distance, POWER) / seen;
    }

    private double standing(double distance) {
        return Math.min(FARTHEST, past.standing(distance));
    }

    /** @param distance of this value */
    void learn(double value, double distance) {
        if (count() >= ENOUGH) {
            past.learn(distance, standing(distance));
            farthest = Math.max(KEPT * farthest, distance);
        }
        if (seen == 0) {
            first = value;
        }
        System.arraycopy(last, 1, last, 0, LENGTH - 1);
        last[LENGTH - 1] = difference(value);
        seen++;
        if (seen >= LENGTH) {
            keep();
        }
    }

    private void keep() {
        long stretches = seen - LENGTH + 1;
        long place = stretches <= MOST_KEPT ? stretches - 1 : Math.floorMod(Hash.mix(stretches), stretches);
        if (place >= MOST_KEPT) {
            return;
        }
        int from = (int) place * LENGTH;
        if (from == kept.length) {
            kept = Arrays.copyOf(kept, Math.min(MOST_KEPT * LENGTH, Math.max(LENGTH, 2 * kept.length)));
        }
        System.arraycopy(last, 0, kept, from, LENGTH);
    }

    private int count() {
        return (int) Math.max(0, Math.min(MOST_KEPT, seen - LENGTH + 1));
    }

    private float difference(double value) {
        return (float) Math.max(-GREATEST, Math.min(GREATEST, value - first));
    }

    long bytes() {
        return 200 + (long) Float.BYTES * kept.length;
    }

    void write(DataOutput out) throws IOException {
        Saved.write(out, kept);
        Saved.write(out, last);
        past.write(out);
        out.writeDouble(first);
        out.writeDouble(farthest);
        out.writeLong(seen);
    }

    void read(DataInput in) throws IOException {
        kept = Saved.floats(in);
        System.arraycopy(Saved.floats(in), 0, last, 0, LENGTH);
        past.read(in);
        first = in.readDouble();
        farthest = in.readDouble();
        seen = in.readLong();
    }
}
