package org.slackwater.analysis.control;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * How far values usually lie from what is expected of them, on the whole, in each slot of the day and at each level. What
 * lies beyond {@value #CLIP} usual distances counts as if it lay there.
 */
final class Spread {
    private static final double CLIP = 3;
    private static final int BURN_IN = 8;
    private static final double LEAST_OF_LEVEL = 1e-3;
    private static final double LEAST_OF_MOVES = 0.15;
    /** Observations that stand for "strays like the whole series" in one slot. */
    private static final double PRIOR = 4;

    private static final double SLOT_MEMORY = 12;

    private final Seasons seasons;
    private final double floor;
    private final PowerLaw law = new PowerLaw();
    private double variance;
    /** How far values lay from what was expected, however far that was; with its square, how far the farther ones did. */
    private double moved;

    private double squaredMoves;
    private float @Nullable [] slots;

    /** @param floor least spread, in units of the value */
    Spread(Seasons seasons, double floor) {
        this.seasons = seasons;
        this.floor = floor;
    }

    /**
     * The usual distance, wider as long as little was seen.
     *
     * @param days since the first value
     */
    double at(long time, double expected, long seen, double days) {
        double own = variance;
        if (slots != null) {
            float slot = slots[seasons.slotOfDay(time)];
            double weight = Math.min(days, SLOT_MEMORY);
            own = Float.isNaN(slot) ? variance : (weight * slot + PRIOR * variance) / (weight + PRIOR);
        }
        return Math.max(least(expected), Math.sqrt(own) * law.factor(expected, seen)) * (1 + 8.0 / (seen + 1));
    }

    /**
     * What hardly ever moves is not measured by how calm it is: by a part of its level, or of its usual moves where those
     * are small beside the level.
     */
    private double least(double expected) {
        double part = LEAST_OF_LEVEL * Math.abs(expected);
        double move = squaredMoves / moved;
        // None of a series that never moved, nor of values near the greatest numbers.
        return Math.max(floor, (Double.isFinite(move) ? Math.min(part, LEAST_OF_MOVES * move) : part) + 1e-9);
    }

    void learn(long time, double off, double expected, long seen, double days) {
        if (seen == 0) {
            // Nothing was expected, so that nothing strayed from it.
            return;
        }
        double limit = CLIP * at(time, expected, seen, days);
        double square = seen < BURN_IN ? off * off : Math.min(off * off, limit * limit);
        double factor = law.factor(expected, seen);
        square /= factor * factor;
        double rate = seasons.rate(14, seen);
        moved += rate * (Math.abs(off) - moved);
        squaredMoves += rate * (off * off - squaredMoves);
        law.learn(expected, off, variance, seen, rate);
        variance += rate * (square - variance);
        learnSlot(time, square, days);
    }

    private void learnSlot(long time, double square, double days) {
        if (!seasons.hasDays() || days < 1) {
            return;
        }
        float[] known = slots;
        if (known == null) {
            known = new float[seasons.slotsPerDay()];
            Arrays.fill(known, Float.NaN);
            slots = known;
        }
        int slot = seasons.slotOfDay(time);
        double rate = Math.max(1 / SLOT_MEMORY, 1 / days) / seasons.bucketsPerSlot();
        known[slot] = Float.isNaN(known[slot]) ? (float) square : (float) (known[slot] + rate * (square - known[slot]));
    }

    long bytes() {
        return 96 + (slots == null ? 0 : 16 + 4L * slots.length);
    }

    void write(DataOutput out) throws IOException {
        out.writeDouble(variance);
        out.writeDouble(moved);
        out.writeDouble(squaredMoves);
        law.write(out);
        Saved.write(out, slots);
    }

    void read(DataInput in) throws IOException {
        variance = in.readDouble();
        moved = in.readDouble();
        squaredMoves = in.readDouble();
        law.read(in);
        slots = Saved.readFloats(in);
    }
}
