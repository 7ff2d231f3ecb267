package org.slackwater.analysis.control;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * One way to expect the next value: a slowly moving level plus what is usual in this slot of a period; a period of one
 * slot is the level alone. Exponential smoothing with an outlier-proof update, after Gelper, Fried and Croux, Robust
 * forecasting with exponential and Holt-Winters smoothing (Journal of Forecasting, 2010): what lies beyond
 * {@value #CLIP} usual errors counts as if it lay there.
 */
final class Season {
    private static final double CLIP = 2.5;
    private static final int BURN_IN = 8;

    private final int slots;
    private double level;
    private double error;
    private float @Nullable [] offsets;

    Season(int slots) {
        this.slots = slots;
    }

    /** What is expected in the slot, or {@code fallback} when it was never seen. */
    double expected(int slot, double fallback) {
        if (slots == 1) {
            return level;
        }
        return offsets == null || Float.isNaN(offsets[slot]) ? fallback : level + offsets[slot];
    }

    /** How far off its expectations usually are. */
    double error() {
        return error;
    }

    void learn(double value, double expected, int slot, long seen, Rates rates) {
        double raw = value - expected;
        double off = seen < BURN_IN ? raw : Math.max(-CLIP * error, Math.min(CLIP * error, raw));
        double capped = seen < BURN_IN ? Math.abs(raw) : Math.min(Math.abs(raw), 2 * CLIP * error + 1e-12);
        error += Math.max(rates.error(), 1.0 / (seen + 1)) * (capped - error);
        if (slots == 1) {
            level += Math.max(rates.level(), 1.0 / (seen + 1)) * off;
            return;
        }
        double step = Math.max(rates.seasonalLevel(), 1.0 / (seen + 1)) * off;
        level += step;
        float[] usual = offsets == null ? fresh() : offsets;
        offsets = usual;
        usual[slot] = Float.isNaN(usual[slot])
                ? (float) (expected + off - level)
                : (float) (usual[slot] + rates.slot() * off - step * rates.slot());
    }

    private float[] fresh() {
        float[] fresh = new float[slots];
        Arrays.fill(fresh, Float.NaN);
        return fresh;
    }

    long bytes() {
        return 48 + (offsets == null ? 0 : 16 + 4L * slots);
    }

    void write(DataOutput out) throws IOException {
        out.writeDouble(level);
        out.writeDouble(error);
        Saved.write(out, offsets);
    }

    void read(DataInput in) throws IOException {
        level = in.readDouble();
        error = in.readDouble();
        offsets = Saved.readFloats(in);
    }

    /** How fast each part follows the data, between 0 and 1. */
    record Rates(double level, double seasonalLevel, double slot, double error) {}
}
