package org.slackwater.fuzz;

import io.swagger.v3.oas.models.media.Schema;
import jakarta.json.Json;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonValue;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;

/** Values that a schema, and what a parameter or field is called, make likely to be right. Used by one thread. */
final class Values {
    private static final Set<String> TIMES = Set.of(
            "start",
            "end",
            "advance_time",
            "skip_time",
            "timestamp",
            "start_time",
            "end_time",
            "reset_start",
            "reset_end");
    private static final List<String> SOME_TIMES = List.of(
            "1700000000000",
            "1700006400000",
            "2023-11-15T00:00:00Z",
            "2023-11-15",
            "2014-07-01",
            "2014-08-01T00:00:00Z",
            "now",
            "now-1d",
            "now+1h",
            "0",
            "-1",
            "1",
            "253402300799999",
            "9999-12-31T23:59:59.999Z",
            "0000-01-01");
    private static final Set<String> DURATIONS = Set.of(
            "bucket_span",
            "latency",
            "frequency",
            "query_delay",
            "duration",
            "expires_in",
            "expiration",
            "background_persist_interval",
            "model_prune_window",
            "time_span",
            "check_window");
    private static final List<String> SOME_DURATIONS =
            List.of("1s", "1m", "10m", "90m", "1h", "1d", "30d", "3650d", "0", "-1", "1ms", "1nanos", "106751d");
    private static final List<String> TIMEOUTS = List.of("0", "1ms", "100ms", "1s", "3s", "5s");
    private static final List<String> SIZES = List.of("1mb", "10mb", "2gb", "1b", "1024", "500mb");
    private static final List<String> TEXTS = List.of(
            "v", "host", "ts", "text", "", "x", "*", "count", "timestamp", "fuzz-group", "ü", "\uD83D\uDCA5", "a.b.c");
    private static final List<Integer> NUMBERS = List.of(0, 1, 2, 10, 99, 100, 1_000, 10_000, 10_001, -1);
    private static final int DEEPEST = 6;

    private final Random random;
    private final Names names;

    Values(Random random, Names names) {
        this.random = random;
        this.names = names;
    }

    <T> T oneOf(List<T> all) {
        return all.get(random.nextInt(all.size()));
    }

    /** As a parameter. */
    String text(String name, Schema<?> schema, int number) {
        JsonValue value = value(name, schema, number, 0);
        String text = value.toString();
        return value instanceof jakarta.json.JsonString string ? string.getString() : text;
    }

    JsonValue value(String name, Schema<?> schema, int number) {
        return value(name, schema, number, 0);
    }

    private JsonValue value(String name, Schema<?> schema, int number, int depth) {
        if (schema.getEnum() != null) {
            return Json.createValue(oneOf(schema.getEnum()).toString());
        }
        if (schema.getProperties() != null) {
            return object(schema, number, depth);
        }
        return switch (String.valueOf(schema.getType())) {
            case "boolean" -> random.nextBoolean() ? JsonValue.TRUE : JsonValue.FALSE;
            case "integer" -> Json.createValue(oneOf(NUMBERS));
            case "number" -> Json.createValue(oneOf(NUMBERS) / 4.0);
            case "array" -> list(name, schema, number, depth);
            case "object" ->
                Json.createObjectBuilder().add(oneOf(TEXTS), oneOf(NUMBERS)).build();
            default -> Json.createValue(text(name, number));
        };
    }

    private String text(String name, int number) {
        if (TIMES.contains(name)) {
            return oneOf(SOME_TIMES);
        }
        if (DURATIONS.contains(name)) {
            return oneOf(SOME_DURATIONS);
        }
        if (name.equals("timeout")) {
            return oneOf(TIMEOUTS);
        }
        if (name.equals("format")) {
            return "json";
        }
        if (name.endsWith("memory_limit") || name.endsWith("memory")) {
            return oneOf(SIZES);
        }
        return name.endsWith("_id") || name.equals("username") || name.equals("job_ids")
                ? names.any(name, number, random)
                : oneOf(TEXTS);
    }

    private JsonValue object(Schema<?> schema, int number, int depth) {
        JsonObjectBuilder object = Json.createObjectBuilder();
        if (depth > DEEPEST) {
            return object.build();
        }
        new TreeMap<String, Schema<?>>(properties(schema)).forEach((name, property) -> {
            if (random.nextInt(3) == 0) {
                object.add(name, value(name, property, number, depth + 1));
            }
        });
        return object.build();
    }

    @SuppressWarnings({"unchecked", "rawtypes"})
    private static Map<String, Schema<?>> properties(Schema<?> schema) {
        return (Map) schema.getProperties();
    }

    private JsonValue list(String name, Schema<?> schema, int number, int depth) {
        JsonArrayBuilder list = Json.createArrayBuilder();
        Schema<?> items = schema.getItems();
        for (int i = random.nextInt(3); i > 0 && items != null; i--) {
            list.add(value(name, items, number, depth + 1));
        }
        return list.build();
    }
}
