package org.slackwater.analysis.control;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/** Sets a running measure against its own past: its mean, its spread, and the {@link Tail} of what lay beyond. */
final class Past {
    /** Values before anything is said. */
    static final int SPEAKS_AFTER = 64;

    private static final double MEMORY = 1000;
    private static final double CLIP = 3;
    /** Of a normal distribution: the standard deviation in mean absolute ones. */
    private static final double NORMAL = 1.2533;

    private final double least;
    private final Tail tail;
    private long seen;
    private double mean;
    private double spread;

    /** @param least least spread by which the measure is judged */
    Past(double least, Tail tail) {
        this.least = least;
        this.tail = tail;
    }

    long seen() {
        return seen;
    }

    double mean() {
        return mean;
    }

    double spread() {
        return spread;
    }

    /** By how many spreads the measure is above its mean. */
    double standing(double measure) {
        return (measure - mean) / Math.max(least, spread);
    }

    double probability(double standing) {
        return seen < SPEAKS_AFTER ? 1 : tail.probability(standing);
    }

    void learn(double measure, double standing) {
        double off = measure - mean;
        if (seen >= SPEAKS_AFTER) {
            tail.learn(standing);
            off = Math.max(-CLIP * spread, Math.min(CLIP * spread, off));
        }
        double rate = Math.max(1 / MEMORY, 1.0 / (seen + 1));
        mean += rate * off;
        spread += rate * (NORMAL * Math.abs(off) - spread);
        seen++;
    }

    void write(DataOutput out) throws IOException {
        tail.write(out);
        out.writeLong(seen);
        out.writeDouble(mean);
        out.writeDouble(spread);
    }

    void read(DataInput in) throws IOException {
        tail.read(in);
        seen = in.readLong();
        mean = in.readDouble();
        spread = in.readDouble();
    }
}
