package org.slackwater.analysis.control;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * What is typical of a series at a time, and how much it usually strays. Three expectations (a level, a daily and a
 * weekly course) are combined with weights that fall with their past errors: Bates and Granger, The combination of
 * forecasts (Operational Research Quarterly, 1969). So a series without seasons is not made to have them, and one that
 * has them is not judged by its level.
 */
final class Baseline {
    private static final double PICKY = 4;
    private static final double CLIP = 3;
    /** Observations that stand for "strays like the whole series" in the spread of one slot. */
    private static final double PRIOR = 4;

    private static final double SLOT_MEMORY = 12;

    private final Seasons seasons;
    private final double floor;
    private final Season[] ways;
    private final double[] expected = new double[3];
    private long seen;
    private long first;
    private double variance;
    private float @Nullable [] slotVariances;

    /** @param floor least spread by which a deviation is measured, in units of the value */
    Baseline(Seasons seasons, double floor) {
        this.seasons = seasons;
        this.floor = floor;
        this.ways = new Season[] {new Season(1), new Season(seasons.slotsPerDay()), new Season(seasons.slotsPerWeek())};
    }

    long seen() {
        return seen;
    }

    /** Days since the first value. */
    double age(long time) {
        return seen == 0 ? 0 : Seasons.days(first, time);
    }

    /** The value to be expected at the time; 0 before anything was seen. */
    double typical(long time) {
        expect(time);
        double sum = 0;
        double weights = 0;
        double least = Math.max(1e-12, Math.min(ways[0].error(), Math.min(ways[1].error(), ways[2].error())));
        for (int i = 0; i < ways.length; i++) {
            double weight = Math.pow(least / Math.max(least, ways[i].error()), PICKY);
            sum += weight * expected[i];
            weights += weight;
        }
        return sum / weights;
    }

    private void expect(long time) {
        expected[0] = ways[0].expected(0, 0);
        expected[1] = ways[1].expected(seasons.slotOfDay(time), expected[0]);
        expected[2] = ways[2].expected(seasons.slotOfWeek(time), expected[1]);
    }

    /** The usual distance between the value and what is typical, wider as long as little was seen. */
    double spread(long time, double typical) {
        double own = variance;
        if (slotVariances != null) {
            float slot = slotVariances[seasons.slotOfDay(time)];
            double weight = Math.min(age(time), SLOT_MEMORY);
            own = Float.isNaN(slot) ? variance : (weight * slot + PRIOR * variance) / (weight + PRIOR);
        }
        double least = Math.max(floor, 1e-3 * Math.abs(typical) + 1e-9);
        return Math.max(least, Math.sqrt(own)) * (1 + 8.0 / (seen + 1));
    }

    void learn(long time, double value) {
        if (seen == 0) {
            first = time;
        }
        double typical = typical(time);
        double off = value - typical;
        double limit = CLIP * spread(time, typical);
        double square = seen < 8 ? off * off : Math.min(off * off, limit * limit);
        variance += Math.max(rate(14), 1.0 / (seen + 1)) * (seen == 0 ? 0 : square - variance);
        learnSlot(time, square);
        Season.Rates rates = rates(time);
        ways[0].learn(value, expected[0], 0, seen, rates);
        ways[1].learn(value, expected[1], seasons.slotOfDay(time), seen, rates);
        ways[2].learn(value, expected[2], seasons.slotOfWeek(time), seen, rates);
        seen++;
    }

    private void learnSlot(long time, double square) {
        if (!seasons.hasDays()) {
            return;
        }
        float[] slots = slotVariances;
        if (slots == null) {
            slots = new float[seasons.slotsPerDay()];
            Arrays.fill(slots, Float.NaN);
            slotVariances = slots;
        }
        int slot = seasons.slotOfDay(time);
        double rate = Math.max(1 / SLOT_MEMORY, 1 / (age(time) + 1)) / bucketsPerSlot();
        slots[slot] = Float.isNaN(slots[slot]) ? (float) square : (float) (slots[slot] + rate * (square - slots[slot]));
    }

    private double bucketsPerSlot() {
        return Math.max(1, seasons.slotMillis() / (double) seasons.bucketMillis());
    }

    private Season.Rates rates(long time) {
        double slot = Math.max(0.15, 1 / (age(time) / 7 + 1)) / bucketsPerSlot();
        return new Season.Rates(rate(4), rate(10), Math.min(1, slot), rate(7));
    }

    /** The rate of an exponential average over so many days, at most over a thousand buckets, at least over 50. */
    private double rate(double days) {
        double buckets = days * 86_400_000.0 / seasons.bucketMillis();
        return 1 / Math.max(50, Math.min(1000, buckets));
    }

    long bytes() {
        long bytes = 160 + (slotVariances == null ? 0 : 16 + 4L * slotVariances.length);
        for (Season way : ways) {
            bytes += way.bytes();
        }
        return bytes;
    }

    void write(DataOutput out) throws IOException {
        out.writeLong(seen);
        out.writeLong(first);
        out.writeDouble(variance);
        Saved.write(out, slotVariances);
        for (Season way : ways) {
            way.write(out);
        }
    }

    void read(DataInput in) throws IOException {
        seen = in.readLong();
        first = in.readLong();
        variance = in.readDouble();
        slotVariances = Saved.readFloats(in);
        for (Season way : ways) {
            way.read(in);
        }
    }
}
