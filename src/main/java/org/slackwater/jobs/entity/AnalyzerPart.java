package org.slackwater.jobs.entity;

import jakarta.json.JsonArray;
import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slackwater.http.entity.ApiException;

/**
 * One part of a categorization analyzer: its type, alone or in an object with its settings.
 *
 * @param kind what it is a part as, such as {@code tokenizer}
 */
record AnalyzerPart(String kind, String type, JsonObject settings) {
    private static final int LONGEST_TEXT = 1_000;
    private static final int SHOWN = 100;
    private static final Map<String, Integer> FLAGS = Map.of(
            "CASE_INSENSITIVE", Pattern.CASE_INSENSITIVE,
            "COMMENTS", Pattern.COMMENTS,
            "DOTALL", Pattern.DOTALL,
            "LITERAL", Pattern.LITERAL,
            "MULTILINE", Pattern.MULTILINE,
            "UNICODE_CASE", Pattern.UNICODE_CASE);

    static AnalyzerPart of(String kind, @Nullable JsonValue value) {
        if (value instanceof JsonString name) {
            return new AnalyzerPart(kind, name.getString(), JsonValue.EMPTY_JSON_OBJECT);
        }
        if (value instanceof JsonObject object && object.get("type") instanceof JsonString type) {
            return new AnalyzerPart(kind, type.getString(), object);
        }
        throw invalid("[" + kind + "] must be the name of one, or an object with its [type]");
    }

    static ApiException invalid(String what) {
        return ApiException.illegalArgument("Invalid [categorization_analyzer]: " + what);
    }

    ApiException unsupported(String known) {
        return invalid("the [" + kind + "] [" + type + "] is not supported; there are [" + known + "]");
    }

    /** @throws ApiException 400 when there are other settings */
    AnalyzerPart withOnly(String... names) {
        Set<String> known = Set.of(names);
        settings.keySet().stream()
                .filter(name -> !name.equals("type") && !known.contains(name))
                .findFirst()
                .ifPresent(name -> {
                    throw invalid("[" + name + "] of the [" + kind + "] [" + type + "] is not supported");
                });
        return this;
    }

    String text(String name, String otherwise) {
        JsonValue value = settings.get(name);
        if (value == null) {
            return otherwise;
        }
        if (value instanceof JsonString text && text.getString().length() <= LONGEST_TEXT) {
            return text.getString();
        }
        throw wrong(name, value, "a text of at most [" + LONGEST_TEXT + "] characters");
    }

    boolean flag(String name) {
        JsonValue value = settings.getOrDefault(name, JsonValue.FALSE);
        return switch (value.toString().replace("\"", "")) {
            case "true" -> true;
            case "false" -> false;
            default -> throw wrong(name, value, "true or false");
        };
    }

    int positive(String name, int otherwise) {
        JsonValue value = settings.get(name);
        if (value == null) {
            return otherwise;
        }
        String digits = value instanceof JsonString text ? text.getString() : value.toString();
        if ((value instanceof JsonString || value instanceof JsonNumber) && digits.matches("[1-9][0-9]{0,8}")) {
            return Integer.parseInt(digits);
        }
        throw wrong(name, value, "a whole number from 1");
    }

    Set<String> texts(String name) {
        JsonValue value = settings.get(name);
        List<JsonValue> items = value instanceof JsonArray array ? array : value == null ? List.of() : List.of(value);
        if (items.stream().allMatch(JsonString.class::isInstance)) {
            return items.stream().map(item -> ((JsonString) item).getString()).collect(Collectors.toUnmodifiableSet());
        }
        throw wrong(name, value, "a list of texts");
    }

    /** The regular expression in the setting {@code pattern}, with those in {@code flags}. */
    Pattern pattern(@Nullable String otherwise) {
        JsonValue given = settings.get("pattern");
        String pattern = given == null && otherwise != null ? otherwise : text("pattern", "");
        if (pattern.isEmpty()) {
            throw invalid("[pattern] of the [" + kind + "] [" + type + "] must be set");
        }
        int flags = 0;
        for (String flag : text("flags", "").split("\\|", 0)) {
            if (!flag.isEmpty() && !FLAGS.containsKey(flag)) {
                throw invalid("[flags] [" + flag + "] of the [" + kind + "] [" + type + "] is not supported");
            }
            flags |= FLAGS.getOrDefault(flag, 0);
        }
        return compiled("Invalid [categorization_analyzer]: [pattern]", pattern, flags);
    }

    static Pattern compiled(String setting, String pattern, int flags) {
        if (pattern.length() > LONGEST_TEXT) {
            throw ApiException.illegalArgument(setting + " is longer than [" + LONGEST_TEXT + "] characters");
        }
        try {
            return Pattern.compile(pattern, flags);
        } catch (PatternSyntaxException e) {
            throw new ApiException(
                    400,
                    "illegal_argument_exception",
                    setting + " [" + pattern + "] is not a regular expression: " + e.getDescription(),
                    e);
        }
    }

    private ApiException wrong(String name, @Nullable JsonValue given, String wanted) {
        String text = String.valueOf(given);
        String value = text.length() > SHOWN ? text.substring(0, SHOWN) + "..." : text;
        return invalid("[" + name + "] [" + value + "] of the [" + kind + "] [" + type + "] must be " + wanted);
    }
}
