package org.slackwater.analysis.control;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * One way to expect the next value: a slowly moving level with its trend plus what is usual in this slot of a period; a
 * period of one slot is the level alone. Exponential smoothing with an outlier-proof update, after Gelper, Fried and Croux, Robust
 * forecasting with exponential and Holt-Winters smoothing (Journal of Forecasting, 2010): what lies beyond
 * {@value #CLIP} usual errors counts as if it lay there. The trend follows as fast as it can without swinging, by a quarter
 * of the square of the level's rate (Brown, Smoothing, Forecasting and Prediction of Discrete Time Series, 1963).
 */
final class Season {
    private static final double CLIP = 2.5;
    /** Of values that come too early to say what is usual in their slot. */
    static final int UNSETTLED = -1;

    static final int BURN_IN = 8;

    private final int slots;
    private double level;
    private double trend;
    private double error;
    private float @Nullable [] offsets;

    Season(int slots) {
        this.slots = slots;
    }

    /**
     * What is expected in the slot, or {@code fallback} when it was never seen.
     *
     * @param ahead for how many buckets the trend has gone on since the last value
     */
    double expected(int slot, double fallback, double ahead) {
        if (slots == 1) {
            return level + trend * ahead;
        }
        return offsets == null || Float.isNaN(offsets[slot]) ? fallback : level + trend * ahead + offsets[slot];
    }

    /** How far off its expectations usually are. */
    double error() {
        return error;
    }

    double level() {
        return level;
    }

    /** How far its slots usually lie from their middle, as far as they were ever seen. */
    double reach() {
        return reach(new float[] {0});
    }

    /** The same of what it has beside a season whose period it contains several times. */
    double reachBeside(Season shorter) {
        return reach(shorter.offsets == null ? new float[] {0} : shorter.offsets);
    }

    private double reach(float[] beside) {
        if (offsets == null || slots % beside.length != 0) {
            return 0;
        }
        double sum = 0;
        int seen = 0;
        for (int i = 0; i < slots; i++) {
            double own = offsets[i] - beside[i % beside.length];
            if (!Double.isNaN(own)) {
                sum += own;
                seen++;
            }
        }
        double middle = sum / seen;
        double distances = 0;
        for (int i = 0; i < slots; i++) {
            double own = offsets[i] - beside[i % beside.length];
            distances += Double.isNaN(own) ? 0 : Math.abs(own - middle);
        }
        return seen == 0 ? 0 : distances / seen;
    }

    void learn(double value, double expected, int slot, long seen, double ahead, Rates rates) {
        double raw = value - expected;
        double off = seen < BURN_IN ? raw : Math.max(-CLIP * error, Math.min(CLIP * error, raw));
        double capped = seen < BURN_IN ? Math.abs(raw) : Math.min(Math.abs(raw), 2 * CLIP * error + 1e-12);
        error += rates.error() * (capped - error);
        double rate = Math.max(slots == 1 ? rates.level() : rates.seasonalLevel(), 1.0 / (seen + 1));
        double step = rate * off;
        level += trend * ahead + step;
        trend += rates.trending() ? rate * rate / 4 * off : 0;
        if (slots == 1 || slot == UNSETTLED) {
            return;
        }
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
        out.writeDouble(trend);
        out.writeDouble(error);
        Saved.write(out, offsets);
    }

    void read(DataInput in) throws IOException {
        level = in.readDouble();
        trend = in.readDouble();
        error = in.readDouble();
        offsets = Saved.readFloats(in);
    }

    /** How fast each part follows the data, between 0 and 1. */
    record Rates(double level, double seasonalLevel, double slot, double error, boolean trending) {}
}
