package org.slackwater.analysis.control;

import static org.slackwater.analysis.control.Use.FORBIDDEN;
import static org.slackwater.analysis.control.Use.OPTIONAL;
import static org.slackwater.analysis.control.Use.REQUIRED;

import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.slackwater.analysis.control.Function.Fields;

/** The table of the functions that a detector may use. A new function is a new row here, and a measure if it needs one. */
public final class Functions {
    private static final Fields OF_RECORDS = new Fields(FORBIDDEN, OPTIONAL, OPTIONAL);
    private static final Fields OF_SERIES = new Fields(FORBIDDEN, OPTIONAL, FORBIDDEN);
    private static final Fields OF_FIELD = new Fields(REQUIRED, OPTIONAL, OPTIONAL);
    private static final Fields OF_FIELD_OF_SERIES = new Fields(REQUIRED, OPTIONAL, FORBIDDEN);
    private static final Fields OF_BY = new Fields(FORBIDDEN, REQUIRED, OPTIONAL);
    private static final Fields OF_BY_AND_OVER = new Fields(FORBIDDEN, REQUIRED, REQUIRED);

    /** The API has no sided forms of min and max: what is unusual about an extreme is unusual either way. */
    private static final List<Function> TABLE = List.of(
            row("count", OF_RECORDS, Side.BOTH, Measure.COUNT, "c"),
            row("high_count", OF_RECORDS, Side.HIGH, Measure.COUNT, "high_c"),
            row("low_count", OF_RECORDS, Side.LOW, Measure.COUNT, "low_c"),
            row("non_zero_count", OF_SERIES, Side.BOTH, Measure.NON_ZERO_COUNT, "nzc"),
            row("high_non_zero_count", OF_SERIES, Side.HIGH, Measure.NON_ZERO_COUNT, "high_nzc"),
            row("low_non_zero_count", OF_SERIES, Side.LOW, Measure.NON_ZERO_COUNT, "low_nzc"),
            row("distinct_count", OF_FIELD, Side.BOTH, Measure.DISTINCT_COUNT, "dc"),
            row("high_distinct_count", OF_FIELD, Side.HIGH, Measure.DISTINCT_COUNT, "high_dc"),
            row("low_distinct_count", OF_FIELD, Side.LOW, Measure.DISTINCT_COUNT, "low_dc"),
            row("mean", OF_FIELD, Side.BOTH, Measure.MEAN, "avg"),
            row("high_mean", OF_FIELD, Side.HIGH, Measure.MEAN, "high_avg"),
            row("low_mean", OF_FIELD, Side.LOW, Measure.MEAN, "low_avg"),
            row("median", OF_FIELD, Side.BOTH, Measure.MEDIAN),
            row("high_median", OF_FIELD, Side.HIGH, Measure.MEDIAN),
            row("low_median", OF_FIELD, Side.LOW, Measure.MEDIAN),
            row("varp", OF_FIELD, Side.BOTH, Measure.VARP),
            row("high_varp", OF_FIELD, Side.HIGH, Measure.VARP),
            row("low_varp", OF_FIELD, Side.LOW, Measure.VARP),
            row("sum", OF_FIELD, Side.BOTH, Measure.SUM),
            row("high_sum", OF_FIELD, Side.HIGH, Measure.SUM),
            row("low_sum", OF_FIELD, Side.LOW, Measure.SUM),
            row("non_null_sum", OF_FIELD_OF_SERIES, Side.BOTH, Measure.NON_NULL_SUM),
            row("high_non_null_sum", OF_FIELD_OF_SERIES, Side.HIGH, Measure.NON_NULL_SUM),
            row("low_non_null_sum", OF_FIELD_OF_SERIES, Side.LOW, Measure.NON_NULL_SUM),
            row("min", OF_FIELD, Side.BOTH, Measure.MIN),
            row("max", OF_FIELD, Side.BOTH, Measure.MAX),
            new Function("metric", Set.of(), Side.BOTH, OF_FIELD, List.of(Measure.MIN, Measure.MAX, Measure.MEAN)),
            row("info_content", OF_FIELD, Side.BOTH, Measure.INFO_CONTENT),
            row("high_info_content", OF_FIELD, Side.HIGH, Measure.INFO_CONTENT),
            row("low_info_content", OF_FIELD, Side.LOW, Measure.INFO_CONTENT),
            row("lat_long", OF_FIELD, Side.BOTH, Measure.LAT_LONG),
            row("rare", OF_BY, Side.BOTH, Measure.RARE),
            row("freq_rare", OF_BY_AND_OVER, Side.BOTH, Measure.FREQ_RARE),
            row("time_of_day", OF_RECORDS, Side.BOTH, Measure.TIME_OF_DAY),
            row("time_of_week", OF_RECORDS, Side.BOTH, Measure.TIME_OF_WEEK));

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

    private static Function row(String name, Fields fields, Side side, Measure measure, String... aliases) {
        return new Function(name, Set.of(aliases), side, fields, List.of(measure));
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
