package org.slackwater.http.entity;

import org.jspecify.annotations.Nullable;

/**
 * A cell of a cat table before it is put into words, so that rows can be sorted by what it says.
 *
 * @param amount a number, bytes, nanoseconds or epoch milliseconds, by its kind
 * @param text empty unless it is a text
 */
public record CatValue(Kind kind, long amount, String text) implements Comparable<CatValue> {
    /** What the amount counts. */
    public enum Kind {
        NOTHING,
        TEXT,
        COUNT,
        BYTES,
        NANOS,
        MOMENT
    }

    /** Comes before everything else. */
    public static final CatValue NOTHING = new CatValue(Kind.NOTHING, Long.MIN_VALUE, "");

    private static final double NANOS_PER_MILLI = 1_000_000;

    public static CatValue text(@Nullable String text) {
        return text == null ? NOTHING : new CatValue(Kind.TEXT, 0, text);
    }

    public static CatValue count(long count) {
        return new CatValue(Kind.COUNT, count, "");
    }

    public static CatValue bytes(long bytes) {
        return new CatValue(Kind.BYTES, bytes, "");
    }

    public static CatValue nanos(long nanos) {
        return new CatValue(Kind.NANOS, nanos, "");
    }

    /** A duration. */
    public static CatValue millis(@Nullable Double millis) {
        return millis == null ? NOTHING : nanos(Math.round(millis * NANOS_PER_MILLI));
    }

    public static CatValue moment(@Nullable Long epochMillis) {
        return epochMillis == null ? NOTHING : new CatValue(Kind.MOMENT, epochMillis, "");
    }

    @Override
    public int compareTo(CatValue other) {
        int byAmount = Long.compare(amount, other.amount);
        return byAmount == 0 ? text.compareTo(other.text) : byAmount;
    }
}
