package org.slackwater.http.control;

import jakarta.json.JsonArray;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonValue;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slackwater.http.entity.JsonFactories;

/**
 * What of an answer the caller wants to see: paths of names, where {@code *} stands for part of a name, {@code **} for
 * any number of names, and a leading {@code -} takes away. Arrays are looked through.
 */
public final class FilterPath {
    /** The names that are still to come on each path; an empty one has been walked to its end. */
    private record Paths(List<List<String>> left) {
        boolean arrived() {
            return left.stream().anyMatch(FilterPath::isEnd);
        }

        Paths below(String name) {
            return new Paths(
                    left.stream().flatMap(path -> step(path, name)).distinct().toList());
        }
    }

    private final Paths included;
    private final Paths excluded;
    private final boolean all;

    private FilterPath(Paths included, Paths excluded) {
        this.included = included;
        this.excluded = excluded;
        this.all = included.left().isEmpty();
    }

    public static FilterPath of(String text) {
        List<String> paths = Arrays.stream(text.split(",", -1))
                .map(String::strip)
                .filter(path -> !path.isEmpty())
                .toList();
        return new FilterPath(
                paths(paths.stream().filter(path -> !path.startsWith("-"))),
                paths(paths.stream().filter(path -> path.startsWith("-")).map(path -> path.substring(1))));
    }

    public JsonValue apply(JsonValue answer) {
        JsonValue kept = keep(answer, included, excluded, all);
        return kept == null ? JsonValue.EMPTY_JSON_OBJECT : kept;
    }

    private static Paths paths(Stream<String> texts) {
        return new Paths(texts.map(text -> List.of(text.split("\\.", -1))).toList());
    }

    private static boolean isEnd(List<String> path) {
        return path.isEmpty() || path.equals(List.of("**"));
    }

    private static Stream<List<String>> step(List<String> path, String name) {
        if (path.isEmpty()) {
            return Stream.empty();
        }
        List<String> rest = path.subList(1, path.size());
        if (path.get(0).equals("**")) {
            return Stream.concat(Stream.of(path), step(rest, name));
        }
        return matches(path.get(0), name) ? Stream.of(rest) : Stream.empty();
    }

    private static boolean matches(String pattern, String name) {
        return name.matches(Pattern.quote(pattern).replace("*", "\\E.*\\Q"));
    }

    /** @return what is left, or null when nothing is */
    private static @Nullable JsonValue keep(JsonValue value, Paths in, Paths out, boolean within) {
        boolean whole = within || in.arrived();
        if (value instanceof JsonObject object) {
            return keep(object, in, out, whole);
        }
        if (value instanceof JsonArray array) {
            return keep(array, in, out, whole);
        }
        return whole ? value : null;
    }

    private static @Nullable JsonValue keep(JsonObject object, Paths in, Paths out, boolean whole) {
        JsonObjectBuilder kept = JsonFactories.BUILDERS.createObjectBuilder();
        object.forEach((name, field) -> {
            Paths gone = out.below(name);
            JsonValue left = gone.arrived() ? null : keep(field, in.below(name), gone, whole);
            if (left != null) {
                kept.add(name, left);
            }
        });
        JsonObject left = kept.build();
        return left.isEmpty() && !(whole && object.isEmpty()) ? null : left;
    }

    private static @Nullable JsonValue keep(JsonArray array, Paths in, Paths out, boolean whole) {
        JsonArrayBuilder kept = JsonFactories.BUILDERS.createArrayBuilder();
        array.forEach(item -> {
            JsonValue left = keep(item, in, out, whole);
            if (left != null) {
                kept.add(left);
            }
        });
        JsonArray left = kept.build();
        return left.isEmpty() && !(whole && array.isEmpty()) ? null : left;
    }
}
