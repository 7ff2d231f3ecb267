package org.slackwater.http.control;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;
import org.slackwater.http.entity.ApiException;

/** Numbers in parameters, so that a complaint names the parameter and its value. */
public final class Numbers {
    private Numbers() {}

    /** @throws ApiException 400 when it is no whole number, or too large */
    public static Integer whole(String text, String parameter) {
        try {
            return Integer.valueOf(text.strip());
        } catch (NumberFormatException e) {
            throw unparsable(text, parameter, "int", e);
        }
    }

    /** As {@link #whole}, of a parameter that may not be there. */
    public static @Nullable Integer wholeOrNull(@Nullable String text, String parameter) {
        return text == null ? null : whole(text, parameter);
    }

    /** @throws ApiException 400 when it is no number, or too large */
    public static Double real(String text, String parameter) {
        try {
            double real = new BigDecimal(text.strip()).doubleValue();
            if (Double.isFinite(real)) {
                return real;
            }
            throw new NumberFormatException("not finite");
        } catch (NumberFormatException e) {
            throw unparsable(text, parameter, "double", e);
        }
    }

    private static ApiException unparsable(String text, String parameter, String type, Exception cause) {
        return new ApiException(
                400,
                "illegal_argument_exception",
                "Failed to parse " + type + " parameter [" + parameter + "] with value [" + text + "]",
                cause);
    }
}
