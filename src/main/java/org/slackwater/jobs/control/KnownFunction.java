package org.slackwater.jobs.control;

import java.util.Optional;
import java.util.Set;

/** Which fields go with a detector's function. */
record KnownFunction(boolean requiresField, boolean allowsBy, boolean allowsOver, boolean allowsPartition) {
    private static final Set<String> WITHOUT_FIELD = Set.of("count", "high_count", "low_count", "c", "high_c", "low_c");
    private static final Set<String> WITH_FIELD = Set.of(
            "distinct_count",
            "high_distinct_count",
            "low_distinct_count",
            "dc",
            "high_dc",
            "low_dc",
            "mean",
            "high_mean",
            "low_mean",
            "avg",
            "high_avg",
            "low_avg",
            "sum",
            "high_sum",
            "low_sum",
            "min",
            "max");

    static Optional<KnownFunction> find(String name) {
        if (WITHOUT_FIELD.contains(name)) {
            return Optional.of(new KnownFunction(false, true, false, true));
        }
        return WITH_FIELD.contains(name) ? Optional.of(new KnownFunction(true, true, false, true)) : Optional.empty();
    }
}
