package org.slackwater.http.entity;

import java.util.List;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A column of a cat table.
 *
 * @param aliases other names that callers may use for it
 * @param shown whether it is shown to callers who do not say which columns they want
 * @param value what stands in it for a row
 */
public record CatColumn<T>(
        String name, List<String> aliases, String description, boolean shown, Function<T, CatValue> value) {
    private static final Pattern JOINT = Pattern.compile("[._](\\w)");

    /** One that must be asked for. A name with a dot may also be written in camel case: {@code dataInputBytes}. */
    public static <T> CatColumn<T> of(String name, String description, Function<T, CatValue> value, String... aliases) {
        Stream<String> camel = name.contains(".")
                ? Stream.of(
                        JOINT.matcher(name).replaceAll(joint -> joint.group(1).toUpperCase(java.util.Locale.ROOT)))
                : Stream.empty();
        return new CatColumn<>(name, Stream.concat(Stream.of(aliases), camel).toList(), description, false, value);
    }

    /** The same, but shown to everybody. */
    public CatColumn<T> usual() {
        return new CatColumn<>(name, aliases, description, true, value);
    }

    public boolean isCalled(String asked) {
        return name.equals(asked) || aliases.contains(asked);
    }
}
