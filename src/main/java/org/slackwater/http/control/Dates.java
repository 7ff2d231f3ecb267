package org.slackwater.http.control;

import java.time.Clock;

/** temporary until http2 lands. */
public final class Dates {
    private Dates() {}

    public static long parse(String text, String name, Clock clock) {
        if (text.matches("-?\\d+")) {
            return Long.parseLong(text);
        }
        return java.time.Instant.parse(text).toEpochMilli();
    }
}
