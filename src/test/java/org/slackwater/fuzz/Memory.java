package org.slackwater.fuzz;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.slackwater.benchmark.LiveHeap;

/** Live bytes of a server when nothing of the clients is left, round after round. */
final class Memory {
    /** What may be more after a run than after its first round, which fills caches and pools. */
    private static final long BOUND = 8 << 20;

    private static final int CLASSES_SHOWN = 15;

    private final LiveHeap heap;
    private final List<Map<String, Long>> rounds = new ArrayList<>();

    Memory(LiveHeap heap) {
        this.heap = heap;
    }

    void measure() {
        rounds.add(heap.bytesByClass());
    }

    Optional<Finding> finding() {
        return finding(rounds);
    }

    /** @param rounds bytes by class; the first are those before anything was done */
    static Optional<Finding> finding(List<Map<String, Long>> rounds) {
        if (rounds.size() < 3) {
            return Optional.empty();
        }
        Map<String, Long> first = rounds.get(1);
        Map<String, Long> last = rounds.get(rounds.size() - 1);
        return total(last) - total(first) <= BOUND
                ? Optional.empty()
                : Optional.of(new Finding("memory", "over " + BOUND + " bytes more: " + growth(first, last), ""));
    }

    private static long total(Map<String, Long> bytes) {
        return bytes.values().stream().mapToLong(Long::longValue).sum();
    }

    private static String growth(Map<String, Long> before, Map<String, Long> after) {
        return after.keySet().stream()
                .sorted(Comparator.comparingLong(type -> grown(type, after, before)))
                .limit(CLASSES_SHOWN)
                .map(type -> type + " " + grown(type, before, after))
                .collect(Collectors.joining(", "));
    }

    private static long grown(String type, Map<String, Long> before, Map<String, Long> after) {
        return after.getOrDefault(type, 0L) - before.getOrDefault(type, 0L);
    }

    /** In all after each round, and which classes have most of what the last round left more than the first. */
    @Override
    public String toString() {
        String all = rounds.stream()
                .map(round -> String.format(Locale.ROOT, "%.1f", total(round) / 1048576.0))
                .collect(Collectors.joining(", ", "live MB before, and after each round: ", ""));
        return rounds.size() < 3 ? all : all + "; " + growth(rounds.get(1), rounds.get(rounds.size() - 1));
    }
}
