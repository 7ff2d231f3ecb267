package org.slackwater.fuzz;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.slackwater.benchmark.LiveHeap;

/** Live bytes of a server when nothing of the clients is left, round after round. */
final class Memory {
    /** What may be more after a run than after its first round, which fills caches and pools. */
    private static final long BOUND = 8 << 20;

    private final LiveHeap heap;
    private final List<Long> bytes = new ArrayList<>();

    Memory(LiveHeap heap) {
        this.heap = heap;
    }

    void measure() {
        bytes.add(heap.bytes());
    }

    Optional<Finding> finding() {
        return finding(bytes);
    }

    /** The first is before anything was done. */
    static Optional<Finding> finding(List<Long> bytes) {
        if (bytes.size() < 3) {
            return Optional.empty();
        }
        long growth = bytes.get(bytes.size() - 1) - bytes.get(1);
        return growth <= BOUND
                ? Optional.empty()
                : Optional.of(new Finding(
                        "memory", "live bytes after each round: " + bytes + ", more than " + BOUND + " of growth", ""));
    }

    @Override
    public String toString() {
        return bytes.stream()
                .map(each -> String.format(java.util.Locale.ROOT, "%.1f", each / 1048576.0))
                .collect(Collectors.joining(", ", "live MB before, and after each round: ", ""));
    }
}
