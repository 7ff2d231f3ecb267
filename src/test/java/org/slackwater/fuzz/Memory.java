package org.slackwater.fuzz;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.awaitility.Awaitility;
import org.slackwater.benchmark.LiveHeap;

/** Live bytes of a server when nothing of the clients is left, round after round. */
final class Memory {
    /** What may be more after a run than after its first round, which fills caches and pools. */
    private static final long BOUND = 8 << 20;

    /**
     * What else may be more in arrays of bytes on H2, which keeps up to four buffers for writing, each as large as was ever
     * needed of it, up to 4 MB: when much is written at once, in the first round or later.
     */
    static final long WRITE_BUFFERS = 4 * (4 << 20);

    private static final String BYTES = "[B";

    /** The server holds a connection that was closed as long as it would have kept an idle one: half a minute. */
    private static final String CONNECTION = "org.glassfish.grizzly.nio.transport.TCPNIOConnection";

    private static final int FEW_CONNECTIONS = 20;
    private static final Duration CONNECTIONS_HELD = Duration.ofMinutes(2);

    private static final int CLASSES_SHOWN = 15;

    private final LiveHeap heap;
    private final long buffers;
    private final List<Map<String, Long>> rounds = new ArrayList<>();

    /** @param buffers what buffers of the database may take in the process */
    Memory(LiveHeap heap, long buffers) {
        this.heap = heap;
        this.buffers = buffers;
    }

    /** Returns when the server has let go the connections of the clients. Nobody may send anything meanwhile. */
    void measure() {
        Awaitility.await("connections that are over")
                .atMost(CONNECTIONS_HELD)
                .pollInterval(Duration.ofSeconds(2))
                .until(() -> heap.count(CONNECTION) <= FEW_CONNECTIONS);
        rounds.add(heap.bytesByClass());
    }

    Optional<Finding> finding() {
        return finding(rounds, buffers);
    }

    /**
     * @param rounds bytes by class; the first are those before anything was done
     * @param buffers what arrays of bytes may be more by themselves
     */
    static Optional<Finding> finding(List<Map<String, Long>> rounds, long buffers) {
        if (rounds.size() < 3) {
            return Optional.empty();
        }
        Map<String, Long> first = rounds.get(1);
        Map<String, Long> last = rounds.get(rounds.size() - 1);
        long buffered = Math.max(0, Math.min(buffers, grown(BYTES, first, last)));
        return total(last) - total(first) - buffered <= BOUND
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
