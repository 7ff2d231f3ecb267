package org.slackwater.history;

import jakarta.json.JsonArray;
import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.util.stream.IntStream;

/** Compares JSON, numbers up to 1e-9. */
final class Same {
    private static final double TOLERANCE = 1e-9;

    private Same() {}

    static boolean upToRounding(JsonValue one, JsonValue other) {
        if (one instanceof JsonObject a && other instanceof JsonObject b) {
            return a.keySet().equals(b.keySet())
                    && a.entrySet().stream()
                            .allMatch(entry ->
                                    upToRounding(entry.getValue(), b.getOrDefault(entry.getKey(), JsonValue.NULL)));
        }
        if (one instanceof JsonArray a && other instanceof JsonArray b) {
            return a.size() == b.size() && IntStream.range(0, a.size()).allMatch(i -> upToRounding(a.get(i), b.get(i)));
        }
        if (one instanceof JsonNumber a && other instanceof JsonNumber b) {
            return Math.abs(a.doubleValue() - b.doubleValue()) <= TOLERANCE;
        }
        return one.equals(other);
    }
}
