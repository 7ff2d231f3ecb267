package org.slackwater.api;

import jakarta.json.JsonArray;
import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/** A type of the contract, as the contract writes it: a name, a list, a map, literals, or a choice of those. */
final class ContractType {
    private static final Set<String> NUMBERS =
            Set.of("long", "integer", "double", "float", "DurationValue", "EpochTime", "UnitMillis", "UnitSeconds");

    private final JsonObject types;
    private final String text;

    ContractType(JsonObject types, String text) {
        this.types = types;
        this.text = text.strip();
    }

    /** What of the value is not as the type says; the place of each complaint comes first. */
    List<String> complaints(String place, JsonValue value) {
        List<String> choices = choices();
        if (choices.size() > 1) {
            return best(place, value, choices);
        }
        if (text.endsWith("[]")) {
            return list(place, value, text.substring(0, text.length() - 2));
        }
        if (text.startsWith("Record<")) {
            return map(place, value, text.substring(text.indexOf(',') + 1, text.length() - 1));
        }
        if (!NUMBERS.contains(name()) && types.get(name()) instanceof JsonObject type) {
            return type.containsKey("is")
                    ? new ContractType(types, type.getString("is")).complaints(place, value)
                    : object(place, value, type);
        }
        return primitive(value) ? List.of() : List.of(place + ": " + value + " is no " + text);
    }

    private boolean primitive(JsonValue value) {
        if (NUMBERS.contains(name())) {
            return value instanceof JsonNumber;
        }
        return switch (text) {
            case "string" -> value instanceof JsonString;
            case "boolean" -> value == JsonValue.TRUE || value == JsonValue.FALSE;
            case "number" -> value instanceof JsonNumber;
            default -> !text.startsWith("'") || value.toString().equals(text.replace('\'', '"'));
        };
    }

    /** Without parameters of the type. */
    private String name() {
        int bracket = text.indexOf('<');
        return bracket < 0 ? text : text.substring(0, bracket);
    }

    private List<String> best(String place, JsonValue value, List<String> choices) {
        List<List<String>> each = choices.stream()
                .map(choice -> new ContractType(types, choice).complaints(place, value))
                .toList();
        return each.stream().anyMatch(List::isEmpty) ? List.of() : each.get(0);
    }

    private List<String> list(String place, JsonValue value, String items) {
        if (!(value instanceof JsonArray array)) {
            return List.of(place + " is no list");
        }
        ContractType type = new ContractType(types, items);
        List<String> complaints = new ArrayList<>();
        for (int i = 0; i < array.size(); i++) {
            complaints.addAll(type.complaints(place + "[" + i + "]", array.get(i)));
        }
        return complaints;
    }

    private List<String> map(String place, JsonValue value, String values) {
        if (!(value instanceof JsonObject object)) {
            return List.of(place + " is no object");
        }
        ContractType type = new ContractType(types, values);
        return object.entrySet().stream()
                .flatMap(entry -> type.complaints(place + "." + entry.getKey(), entry.getValue()).stream())
                .toList();
    }

    private List<String> object(String place, JsonValue value, JsonObject type) {
        if (type.getString("kind").equals("opaque")) {
            return List.of();
        }
        if (!(value instanceof JsonObject object)) {
            return List.of(place + " is no object but " + value);
        }
        return Stream.concat(
                        inherited(place, value, type),
                        type.getJsonObject("properties").entrySet().stream()
                                .flatMap(property -> property(place + "." + property.getKey(), object, property)))
                .toList();
    }

    private Stream<String> inherited(String place, JsonValue value, JsonObject type) {
        return type.containsKey("extends")
                ? new ContractType(types, type.get("extends").toString().replaceAll("[\\[\\]\"]", ""))
                        .complaints(place, value).stream()
                : Stream.of();
    }

    private Stream<String> property(String place, JsonObject object, Map.Entry<String, JsonValue> property) {
        JsonObject wanted = property.getValue().asJsonObject();
        JsonValue value = object.get(property.getKey());
        if (value == null) {
            return wanted.getBoolean("required", false) ? Stream.of(place + " is missing") : Stream.of();
        }
        return new ContractType(types, wanted.getString("type")).complaints(place, value).stream();
    }

    /** What stands between bars outside of brackets. */
    private List<String> choices() {
        List<String> choices = new ArrayList<>();
        int depth = 0;
        int begin = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            depth += c == '<' || c == '(' ? 1 : c == '>' || c == ')' ? -1 : 0;
            if (c == '|' && depth == 0) {
                choices.add(text.substring(begin, i));
                begin = i + 1;
            }
        }
        choices.add(text.substring(begin));
        return choices;
    }
}
