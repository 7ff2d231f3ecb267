package org.slackwater.http.control;

import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonValue;
import jakarta.json.stream.JsonLocation;
import jakarta.json.stream.JsonParser;
import jakarta.json.stream.JsonParser.Event;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.slackwater.http.entity.ApiException;
import org.slackwater.http.entity.JsonFactories;

/** Binds one JSON document to a record as it streams by, so that each complaint names its place. One use. */
final class RecordReader {
    private static final int DEEPEST = 50;
    private static final int LONGEST_NUMBER = 1000;

    private final JsonParser parser;
    private int depth;

    RecordReader(JsonParser parser) {
        this.parser = parser;
    }

    <T extends Record> T document(Class<T> type, String name) {
        if (!parser.hasNext()) {
            throw ApiException.parse("request body is required");
        }
        if (parser.next() != Event.START_OBJECT) {
            throw complaint(name, "expected an object");
        }
        T read = object(type, name);
        if (parser.hasNext()) {
            throw complaint(name, "expected the end of the body");
        }
        return read;
    }

    private <T extends Record> T object(Class<T> type, String name) {
        Shape<T> shape = Shape.of(type);
        @Nullable Object[] values = new @Nullable Object[shape.size()];
        Set<String> seen = new HashSet<>();
        deeper(name);
        while (parser.next() == Event.KEY_NAME) {
            String key = parser.getString();
            RecordComponent component = shape.component(key);
            if (component == null) {
                throw complaint(name, "unknown field [" + key + "]");
            }
            if (!seen.add(component.getName())) {
                throw complaint(name, "duplicate field [" + key + "]");
            }
            values[shape.position(component)] = value(parser.next(), component.getGenericType(), name, key);
        }
        depth--;
        return shape.make(values);
    }

    private @Nullable Object value(Event event, Type type, String name, String key) {
        if (event == Event.VALUE_NULL) {
            return null;
        }
        if (type instanceof ParameterizedType generic) {
            return collection(event, generic, name, key);
        }
        Class<?> raw = (Class<?>) type;
        if (raw.isRecord()) {
            expect(event == Event.START_OBJECT, name, key, "an object");
            return object(raw.asSubclass(Record.class), key);
        }
        if (JsonValue.class.isAssignableFrom(raw)) {
            JsonValue json = json(event, name);
            expect(raw.isInstance(json), name, key, "another type");
            return json;
        }
        return scalar(event, raw, name, key);
    }

    private Object collection(Event event, ParameterizedType type, String name, String key) {
        Type[] arguments = type.getActualTypeArguments();
        if (type.getRawType() == Map.class) {
            expect(event == Event.START_OBJECT, name, key, "an object");
            return map(arguments[1], name, key);
        }
        List<@Nullable Object> items = new ArrayList<>();
        if (event != Event.START_ARRAY) {
            items.add(value(event, arguments[0], name, key));
            return items;
        }
        deeper(name);
        for (Event next = parser.next(); next != Event.END_ARRAY; next = parser.next()) {
            items.add(value(next, arguments[0], name, key));
        }
        depth--;
        expect(!items.contains(null), name, key, "no null in the array");
        return items;
    }

    private Map<String, @Nullable Object> map(Type values, String name, String key) {
        Map<String, @Nullable Object> map = new LinkedHashMap<>();
        deeper(name);
        while (parser.next() == Event.KEY_NAME) {
            String entry = parser.getString();
            map.put(entry, value(parser.next(), values, name, key + "." + entry));
        }
        depth--;
        return map;
    }

    /** Not by the parser alone: it would go as deep as the body wants, and take numbers of any size. */
    private JsonValue json(Event event, String name) {
        return switch (event) {
            case START_OBJECT -> jsonObject(name);
            case START_ARRAY -> jsonArray(name);
            case VALUE_NUMBER -> number(name);
            default -> parser.getValue();
        };
    }

    private JsonValue jsonObject(String name) {
        JsonObjectBuilder object = JsonFactories.BUILDERS.createObjectBuilder();
        deeper(name);
        while (parser.next() == Event.KEY_NAME) {
            String key = parser.getString();
            object.add(key, json(parser.next(), name));
        }
        depth--;
        return object.build();
    }

    private JsonValue jsonArray(String name) {
        JsonArrayBuilder array = JsonFactories.BUILDERS.createArrayBuilder();
        deeper(name);
        for (Event next = parser.next(); next != Event.END_ARRAY; next = parser.next()) {
            array.add(json(next, name));
        }
        depth--;
        return array.build();
    }

    private JsonValue number(String name) {
        String text = parser.getString();
        if (!Double.isFinite(Double.parseDouble(text)) || text.length() > LONGEST_NUMBER) {
            throw complaint(name, "number out of range [" + brief(text) + "]");
        }
        return parser.getValue();
    }

    private Object scalar(Event event, Class<?> type, String name, String key) {
        String text =
                switch (event) {
                    case VALUE_STRING, VALUE_NUMBER -> parser.getString();
                    case VALUE_TRUE -> "true";
                    case VALUE_FALSE -> "false";
                    default -> throw complaint(name, "failed to parse field [" + key + "]: a single value is expected");
                };
        try {
            return Scalars.of(text, type);
        } catch (IllegalArgumentException | ArithmeticException e) {
            throw complaint(
                    name,
                    "failed to parse field [" + key + "]: [" + brief(text) + "] is no "
                            + type.getSimpleName().toLowerCase(java.util.Locale.ROOT));
        }
    }

    private void expect(boolean holds, String name, String key, String what) {
        if (!holds) {
            throw complaint(name, "failed to parse field [" + key + "]: " + what + " is expected");
        }
    }

    private void deeper(String name) {
        if (++depth > DEEPEST) {
            throw complaint(name, "nested deeper than " + DEEPEST);
        }
    }

    private ApiException complaint(String name, String what) {
        JsonLocation at = parser.getLocation();
        return new ApiException(
                400,
                "x_content_parse_exception",
                "[" + at.getLineNumber() + ":" + at.getColumnNumber() + "] [" + name + "] " + what);
    }

    private static String brief(String text) {
        return text.length() > 100 ? text.substring(0, 100) + "..." : text;
    }
}
