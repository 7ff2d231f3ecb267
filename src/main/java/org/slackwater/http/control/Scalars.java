package org.slackwater.http.control;

import java.math.BigDecimal;
import java.util.Locale;

/** Single values of JSON as the types of record components; as lenient as the API: numbers may be written as strings. */
final class Scalars {
    private Scalars() {}

    /** @throws IllegalArgumentException or ArithmeticException when the text is no value of the type */
    static Object of(String text, Class<?> type) {
        if (type == String.class) {
            return text;
        }
        if (type == Boolean.class || type == boolean.class) {
            return bool(text);
        }
        if (type == Long.class || type == long.class) {
            return number(text).longValueExact();
        }
        if (type == Integer.class || type == int.class) {
            return number(text).intValueExact();
        }
        if (type == Double.class || type == double.class) {
            return real(text);
        }
        if (type.isEnum()) {
            return constant(text, type);
        }
        if (type == Object.class) {
            return text;
        }
        throw new IllegalStateException("records read from JSON may not have components of " + type);
    }

    private static BigDecimal number(String text) {
        BigDecimal number = new BigDecimal(text);
        if (Math.abs((long) number.scale()) > 40) {
            throw new ArithmeticException("out of range");
        }
        return number;
    }

    /** Neither Java's own spellings nor what is no number. */
    private static Double real(String text) {
        double real = new BigDecimal(text).doubleValue();
        if (!Double.isFinite(real)) {
            throw new ArithmeticException("out of range");
        }
        return real;
    }

    private static Boolean bool(String text) {
        if (text.equals("true") || text.equals("false")) {
            return Boolean.valueOf(text);
        }
        throw new IllegalArgumentException(text);
    }

    private static Object constant(String text, Class<?> type) {
        for (Object constant : type.getEnumConstants()) {
            if (((Enum<?>) constant).name().toLowerCase(Locale.ROOT).equals(text)) {
                return constant;
            }
        }
        throw new IllegalArgumentException(text);
    }
}
