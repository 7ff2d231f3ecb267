package org.slackwater.benchmark;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** The same measured several times. */
final class Samples {
    private final List<Double> all = new ArrayList<>();

    void add(double value) {
        all.add(value);
    }

    double median() {
        List<Double> sorted = all.stream().sorted().toList();
        int middle = sorted.size() / 2;
        return sorted.size() % 2 == 1 ? sorted.get(middle) : (sorted.get(middle - 1) + sorted.get(middle)) / 2;
    }

    double highest() {
        return Collections.max(all);
    }

    /** In the order in which they were taken. */
    @Override
    public String toString() {
        return all.stream()
                .map(value -> String.format(Locale.ROOT, "%,.0f", value))
                .collect(Collectors.joining(" "));
    }
}
