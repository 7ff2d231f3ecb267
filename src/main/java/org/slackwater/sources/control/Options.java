package org.slackwater.sources.control;

import jakarta.json.Json;
import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.math.BigDecimal;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The options of one query. {@code boost} is taken wherever the API has it: it weighs scores, and a datafeed has none.
 */
record Options(String query, JsonObject given) {
    private static final BigDecimal MAX_COUNT = BigDecimal.valueOf(1_000_000);

    static Options of(String query, JsonObject given, Set<String> known) {
        for (String name : given.keySet()) {
            if (!known.contains(name) && !isBoost(query, name, given)) {
                throw QueryParser.refused("[" + query + "] query does not support [" + name + "]", null);
            }
        }
        return new Options(query, given);
    }

    static JsonObject withoutBoost(String query, JsonObject given) {
        if (given.size() == 2 && given.containsKey("boost") && isBoost(query, "boost", given)) {
            return Json.createObjectBuilder(given).remove("boost").build();
        }
        return given;
    }

    private static boolean isBoost(String query, String name, JsonObject given) {
        if (!name.equals("boost")) {
            return false;
        }
        if (given.get(name) instanceof JsonNumber) {
            return true;
        }
        throw QueryParser.refused("[" + query + "] needs a number for [boost]", null);
    }

    @Nullable
    JsonValue given(String name) {
        JsonValue value = given.get(name);
        return value == JsonValue.NULL ? null : value;
    }

    JsonValue required(String name) {
        JsonValue value = given(name);
        if (value == null) {
            throw QueryParser.refused("[" + query + "] query needs [" + name + "]", null);
        }
        return value;
    }

    String text(String name) {
        if (required(name) instanceof JsonString text) {
            return text.getString();
        }
        throw QueryParser.refused("[" + query + "] needs a text for [" + name + "]", null);
    }

    boolean flag(String name, boolean otherwise) {
        JsonValue value = given(name);
        if (value == null) {
            return otherwise;
        }
        if (value == JsonValue.TRUE || value == JsonValue.FALSE) {
            return value == JsonValue.TRUE;
        }
        throw QueryParser.refused("[" + query + "] needs true or false for [" + name + "]", null);
    }

    int count(String name, int otherwise) {
        JsonValue value = given(name);
        if (value == null) {
            return otherwise;
        }
        if (value instanceof JsonNumber number
                && number.bigDecimalValue().signum() >= 0
                && number.bigDecimalValue().compareTo(MAX_COUNT) <= 0
                && number.isIntegral()) {
            return number.intValue();
        }
        throw QueryParser.refused("[" + query + "] needs a whole number, not negative, for [" + name + "]", null);
    }
}
