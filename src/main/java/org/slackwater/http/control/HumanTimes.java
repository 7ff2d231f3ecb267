package org.slackwater.http.control;

import jakarta.json.JsonArray;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonValue;
import java.time.Instant;
import java.util.Set;
import org.slackwater.http.entity.JsonFactories;

/** Gives each time in an answer a sibling {@code *_string} that people can read. */
public final class HumanTimes {
    private static final Set<String> TIMES =
            Set.of("create_time", "finished_time", "timestamp", "since", "log_time", "last_data_time");

    private HumanTimes() {}

    public static JsonValue in(JsonValue value) {
        if (value instanceof JsonObject object) {
            JsonObjectBuilder told = JsonFactories.BUILDERS.createObjectBuilder();
            object.forEach((name, field) -> {
                if (isTime(name) && field instanceof JsonNumber number) {
                    told.add(
                            name + "_string",
                            Instant.ofEpochMilli(number.longValue()).toString());
                }
                told.add(name, in(field));
            });
            return told.build();
        }
        if (value instanceof JsonArray array) {
            JsonArrayBuilder told = JsonFactories.BUILDERS.createArrayBuilder();
            array.forEach(item -> told.add(in(item)));
            return told.build();
        }
        return value;
    }

    private static boolean isTime(String name) {
        return TIMES.contains(name) || name.endsWith("_timestamp") || name.endsWith("_time_stamp");
    }
}
