package org.slackwater.http.entity;

import org.jspecify.annotations.Nullable;

/** A boolean parameter as the API writes it: {@code true}, {@code false}, or empty for true. */
public record Flag(boolean value) {
    /**
     * @param name of the parameter, for the message
     * @throws ApiException 400 when it is neither
     */
    public static Flag parse(String text, String name) {
        return switch (text) {
            case "true", "" -> new Flag(true);
            case "false" -> new Flag(false);
            default ->
                throw ApiException.illegalArgument("Failed to parse parameter [" + name + "] with value [" + text
                        + "] as only [true] or [false] are allowed.");
        };
    }

    /** What stands in the body, else the parameter, else the default. */
    public static boolean or(@Nullable Boolean inBody, @Nullable Flag parameter, boolean otherwise) {
        if (inBody != null) {
            return inBody;
        }
        return parameter == null ? otherwise : parameter.value();
    }
}
