package org.slackwater.history;

import jakarta.json.JsonObject;
import java.util.List;
import java.util.stream.Stream;

/** P3: the results are those of an undisturbed run. */
final class NothingLostNothingTwice implements Promise {
    @Override
    public List<Violation> broken(History history) {
        return history.ends().stream()
                .flatMap(NothingLostNothingTwice::differences)
                .toList();
    }

    private static Stream<Violation> differences(JobEnd end) {
        Stream<String> counts = end.results().processed() == end.expected().processed()
                ? Stream.of()
                : Stream.of("processed " + end.results().processed() + " records in place of "
                        + end.expected().processed());
        Stream<String> results = end.expected().byKind().keySet().stream()
                .sorted()
                .flatMap(kind -> difference(
                        kind,
                        end.results().byKind().getOrDefault(kind, List.of()),
                        end.expected().byKind().getOrDefault(kind, List.of())));
        return Stream.concat(counts, results).map(what -> new Violation("P3", "job " + end.job() + ": " + what));
    }

    /** The first one, and how many there are. */
    private static Stream<String> difference(String kind, List<JsonObject> actual, List<JsonObject> expected) {
        int shorter = Math.min(actual.size(), expected.size());
        int first = 0;
        while (first < shorter && Same.upToRounding(actual.get(first), expected.get(first))) {
            first++;
        }
        if (first == actual.size() && first == expected.size()) {
            return Stream.of();
        }
        return Stream.of("%d %s in place of %d, the first that differs: %s in place of %s"
                .formatted(actual.size(), kind, expected.size(), at(actual, first), at(expected, first)));
    }

    private static String at(List<JsonObject> results, int index) {
        return index < results.size() ? results.get(index).toString() : "none";
    }
}
