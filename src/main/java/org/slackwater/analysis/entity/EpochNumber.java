package org.slackwater.analysis.entity;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.util.OptionalLong;

/** A time given as a number, or as the text of one. */
final class EpochNumber {
    /** Enough for every long and a fraction; what is longer is no time. */
    private static final int MAX_LENGTH = 40;

    private static final int MAX_SCALE = 64;
    private static final BigDecimal MAX = BigDecimal.valueOf(Long.MAX_VALUE);

    private EpochNumber() {}

    static OptionalLong millis(Object value, boolean seconds) {
        if (value instanceof Long || value instanceof Integer || value instanceof Short || value instanceof Byte) {
            return scaled(((Number) value).longValue(), seconds);
        }
        if (value instanceof String text) {
            return ofText(text.strip(), seconds);
        }
        if (value instanceof Number number) {
            return ofDecimal(number, seconds);
        }
        return OptionalLong.empty();
    }

    private static OptionalLong scaled(long value, boolean seconds) {
        if (!seconds) {
            return OptionalLong.of(value);
        }
        boolean fits = Math.abs(value / 1000) < Long.MAX_VALUE / 1_000_000;
        return fits ? OptionalLong.of(value * 1000) : OptionalLong.empty();
    }

    private static OptionalLong ofText(String text, boolean seconds) {
        int length = text.length();
        if (length == 0 || length > MAX_LENGTH) {
            return OptionalLong.empty();
        }
        long value = 0;
        for (int i = 0; i < length; i++) {
            char c = text.charAt(i);
            if (c < '0' || c > '9' || i == 18) {
                return ofDecimalText(text, seconds);
            }
            value = value * 10 + (c - '0');
        }
        return scaled(value, seconds);
    }

    private static OptionalLong ofDecimalText(String text, boolean seconds) {
        try {
            return ofDecimal(new BigDecimal(text), seconds);
        } catch (NumberFormatException e) {
            // Unreadable is an answer here, not a failure.
            return OptionalLong.empty();
        }
    }

    private static OptionalLong ofDecimal(Number number, boolean seconds) {
        if (number instanceof Double || number instanceof Float) {
            double value = number.doubleValue();
            return Double.isFinite(value) ? floor(new BigDecimal(number.toString()), seconds) : OptionalLong.empty();
        }
        if (number instanceof BigDecimal decimal) {
            return floor(decimal, seconds);
        }
        return number instanceof BigInteger integer ? floor(new BigDecimal(integer), seconds) : OptionalLong.empty();
    }

    private static OptionalLong floor(BigDecimal value, boolean seconds) {
        // Looked at first: writing 1e999999999 out as an integer would take the whole heap.
        if (value.precision() - (long) value.scale() > 20) {
            return OptionalLong.empty();
        }
        BigDecimal millis = seconds ? value.movePointRight(3) : value;
        if (millis.scale() > MAX_SCALE) {
            return OptionalLong.of(millis.signum() < 0 ? -1 : 0);
        }
        BigDecimal floor = millis.setScale(0, RoundingMode.FLOOR);
        return floor.abs().compareTo(MAX) <= 0 ? OptionalLong.of(floor.longValueExact()) : OptionalLong.empty();
    }
}
