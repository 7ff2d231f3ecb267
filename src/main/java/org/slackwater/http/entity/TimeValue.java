package org.slackwater.http.entity;

import java.math.BigInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A duration as the API writes it: a whole number and a unit ({@code nanos micros ms s m h d}), or {@code 0} or
 * {@code -1} without one. Keeps the form it was given in.
 *
 * @param text the form it was given in
 * @param millis its length in milliseconds, rounded down
 */
public record TimeValue(String text, long millis) {
    private static final Pattern FORM = Pattern.compile("(\\d{1,19})(nanos|micros|ms|s|m|h|d)");

    private static BigInteger nanos(String unit) {
        return BigInteger.valueOf(
                switch (unit) {
                    case "nanos" -> 1L;
                    case "micros" -> 1_000L;
                    case "ms" -> 1_000_000L;
                    case "s" -> 1_000_000_000L;
                    case "m" -> 60_000_000_000L;
                    case "h" -> 3_600_000_000_000L;
                    default -> 86_400_000_000_000L;
                });
    }

    /**
     * @param setting name of the parameter or field, for the message
     * @throws ApiException 400 naming setting and value when the text is not a time value
     */
    public static TimeValue parse(String text, String setting) {
        String trimmed = text.strip();
        if (trimmed.equals("0") || trimmed.equals("-1")) {
            return new TimeValue(trimmed, Long.parseLong(trimmed));
        }
        Matcher matcher = FORM.matcher(trimmed);
        if (!matcher.matches()) {
            throw ApiException.illegalArgument("failed to parse setting [" + setting + "] with value [" + text
                    + "] as a time value: a whole number and a unit (nanos, micros, ms, s, m, h, d) are needed");
        }
        BigInteger nanos = new BigInteger(matcher.group(1)).multiply(nanos(matcher.group(2)));
        BigInteger millis = nanos.divide(BigInteger.valueOf(1_000_000));
        if (millis.bitLength() > 62) {
            throw ApiException.illegalArgument(
                    "failed to parse setting [" + setting + "] with value [" + text + "]: too long a time");
        }
        return new TimeValue(trimmed, millis.longValueExact());
    }
}
