package org.slackwater.analysis.control;

import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The table of the functions that a detector may use. A new function is a new row here, and a measure if it needs one. */
public final class Functions {
    /** The API has no sided forms of min and max: what is unusual about an extreme is unusual either way. */
    private static final List<Function> TABLE = List.of(
            row("count", Measure.COUNT, Side.BOTH, "c"),
            row("high_count", Measure.COUNT, Side.HIGH, "high_c"),
            row("low_count", Measure.COUNT, Side.LOW, "low_c"),
            row("distinct_count", Measure.DISTINCT_COUNT, Side.BOTH, "dc"),
            row("high_distinct_count", Measure.DISTINCT_COUNT, Side.HIGH, "high_dc"),
            row("low_distinct_count", Measure.DISTINCT_COUNT, Side.LOW, "low_dc"),
            row("mean", Measure.MEAN, Side.BOTH, "avg"),
            row("high_mean", Measure.MEAN, Side.HIGH, "high_avg"),
            row("low_mean", Measure.MEAN, Side.LOW, "low_avg"),
            row("sum", Measure.SUM, Side.BOTH),
            row("high_sum", Measure.SUM, Side.HIGH),
            row("low_sum", Measure.SUM, Side.LOW),
            row("min", Measure.MIN, Side.BOTH),
            row("max", Measure.MAX, Side.BOTH));

    private static final Map<String, Function> BY_NAME = byName();

    private Functions() {}

    /** The function of this name or alias. */
    public static Optional<Function> find(String name) {
        return Optional.ofNullable(BY_NAME.get(name));
    }

    /** All canonical names, in the order of the table. */
    public static Set<String> names() {
        Set<String> names = new LinkedHashSet<>();
        TABLE.forEach(function -> names.add(function.canonicalName()));
        return names;
    }

    private static Function row(String name, Measure measure, Side side, String... aliases) {
        return new Function(name, Set.of(aliases), measure, side);
    }

    private static Map<String, Function> byName() {
        Map<String, Function> names = new HashMap<>();
        for (Function function : TABLE) {
            names.put(function.canonicalName(), function);
            function.aliases().forEach(alias -> names.put(alias, function));
        }
        return Map.copyOf(names);
    }
}
