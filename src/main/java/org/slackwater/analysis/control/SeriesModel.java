package org.slackwater.analysis.control;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * What one series has been like so far. Light at first: a {@link Baseline} and the {@link Tail} of its deviations; a
 * {@link Shape} joins after {@value #WARM} values, if the job grants one.
 */
final class SeriesModel {
    /** Values before a model says anything. */
    static final int SILENT = 20;
    /** Values before the deviations are regular enough for a forest to learn from them. */
    static final int WARM = 100;
    /** Values and days after which a model is fully trusted; before, its probabilities are drawn towards 1. */
    private static final double TRUSTED_VALUES = 200;

    private static final double TRUSTED_DAYS = 14;
    private static final double FARTHEST = 100;

    private final Function function;
    private final Baseline baseline;
    private final Tail tail = new Tail(2, 0.05, 0.6);
    private @Nullable Shape shape;

    SeriesModel(Function function, Seasons seasons) {
        this.function = function;
        this.baseline = new Baseline(seasons, function.measure().integral() ? 0.5 : 0);
    }

    boolean wantsShape() {
        return shape == null && baseline.seen() >= WARM;
    }

    boolean hasShape() {
        return shape != null;
    }

    void give(Shape granted) {
        shape = granted;
    }

    boolean isEmpty() {
        return baseline.seen() == 0;
    }

    /** Judges the value, then learns it. */
    Verdict learn(long time, double value) {
        double typical = baseline.typical(time);
        double deviation = deviation(time, value, typical, function.side());
        double alone = tail.probability(Math.abs(deviation));
        double course = shape == null ? 1 : shape.learn(deviation);
        Verdict verdict = verdict(time, value, typical, alone, course);
        if (baseline.seen() >= SILENT) {
            tail.learn(Math.abs(deviation));
        }
        baseline.learn(time, value);
        return verdict;
    }

    /** Judges the value as seen from one side, and learns nothing. */
    Verdict judge(long time, double value, Side side) {
        double typical = baseline.typical(time);
        double deviation = side.visible(deviation(time, value, typical, function.side()));
        double alone = tail.probability(Math.abs(deviation));
        double course = shape == null ? 1 : shape.probability(deviation);
        return verdict(time, value, typical, alone, course);
    }

    private double deviation(long time, double value, double typical, Side side) {
        double deviation = (value - typical) / baseline.spread(time, typical);
        return side.visible(Math.max(-FARTHEST, Math.min(FARTHEST, deviation)));
    }

    private Verdict verdict(long time, double value, double typical, double alone, double course) {
        double trust = trust(time);
        double probability = Math.pow(shape == null ? alone : Probabilities.combined(alone, course), trust);
        return new Verdict(value, typical, probability, impact(alone, course));
    }

    private double trust(long time) {
        if (baseline.seen() < SILENT) {
            return 0;
        }
        double values = Math.min(1, baseline.seen() / TRUSTED_VALUES);
        double days = Math.min(1, baseline.age(time) / TRUSTED_DAYS);
        return (0.4 + 0.6 * values) * (0.7 + 0.3 * days);
    }

    private static double impact(double alone, double course) {
        double single = -Math.log(alone);
        double multi = -Math.log(course);
        return single + multi < 1e-9 ? 0 : 5 * (multi - single) / (multi + single);
    }

    long bytes() {
        return 160 + baseline.bytes() + (shape == null ? 0 : Shape.BYTES);
    }

    void write(DataOutput out) throws IOException {
        baseline.write(out);
        tail.write(out);
        out.writeBoolean(shape != null);
        if (shape != null) {
            shape.write(out);
        }
    }

    void read(DataInput in) throws IOException {
        baseline.read(in);
        tail.read(in);
        if (in.readBoolean()) {
            Shape saved = new Shape(0);
            saved.read(in);
            shape = saved;
        }
    }
}
