package org.slackwater.analysis.control;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Optional;
import org.slackwater.analysis.entity.ModelChange.Kind;

/**
 * Notices that what was unusual for long is so no more although the values have not come back: the new level is taken for
 * normal. For people to be told of.
 */
final class MovedLevel {
    /** Buckets that it must have been told for: less is an interlude. */
    private static final int LONG = 48;
    /** Usual distances that the level must have gone. */
    private static final double FAR = 3;

    private static final double RATE = 1.0 / 12;
    private static final MathContext SHOWN = new MathContext(4);

    private double before;
    private double usual;
    private double now;

    /** @param usual how far values usually lie from what is expected of them */
    void begins(double level, double usual) {
        this.before = level;
        this.usual = usual;
        this.now = Double.NaN;
    }

    /** @param value without what the seasons have in it */
    void goesOn(double value) {
        now = Double.isNaN(now) ? value : now + RATE * (value - now);
    }

    /** @param told for how many buckets it was told */
    Optional<Turn> ends(int told) {
        boolean moved = told >= LONG && Math.abs(now - before) > FAR * usual;
        return moved && Double.isFinite(now) && Double.isFinite(before)
                ? Optional.of(new Turn(
                        Kind.LEVEL_MOVED,
                        "The level moved from about " + shown(before) + " to about " + shown(now)
                                + ", which is taken for normal now"))
                : Optional.empty();
    }

    private static String shown(double number) {
        BigDecimal rounded = BigDecimal.valueOf(number).round(SHOWN);
        return rounded.signum() == 0 ? "0" : Double.toString(rounded.doubleValue());
    }

    void write(DataOutput out) throws IOException {
        out.writeDouble(before);
        out.writeDouble(usual);
        out.writeDouble(now);
    }

    void read(DataInput in) throws IOException {
        before = in.readDouble();
        usual = in.readDouble();
        now = in.readDouble();
    }
}
