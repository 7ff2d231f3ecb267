package org.slackwater.analysis.control;

import org.jspecify.annotations.Nullable;

/** Field values as numbers. */
public final class Numbers {
    private Numbers() {}

    /** The value as a finite number, or not-a-number when it is missing or no such thing. */
    public static double of(@Nullable Object value) {
        double number = Double.NaN;
        if (value instanceof Number known) {
            number = known.doubleValue();
        } else if (value instanceof String text) {
            number = parsed(text);
        }
        return Double.isFinite(number) ? number : Double.NaN;
    }

    private static double parsed(String text) {
        if (text.isEmpty() || Character.isLetter(text.charAt(0))) {
            return Double.NaN;
        }
        try {
            return Double.parseDouble(text);
        } catch (NumberFormatException e) {
            return Double.NaN;
        }
    }
}
