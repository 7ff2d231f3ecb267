package org.slackwater.tasks.control;

import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;

/** How jobs are spread: each goes to the node that has the fewest and still has room. */
final class Shares {
    /**
     * What a live node has now.
     *
     * @param node incarnation
     * @param capacity how many jobs it takes
     */
    record Load(String node, long jobs, int capacity) {
        boolean hasRoom() {
            return jobs < capacity;
        }

        Load withOneMore() {
            return new Load(node, jobs + 1, capacity);
        }
    }

    /** What is to be done with free jobs: how many are this node's, and how many find no room anywhere. */
    record Share(long mine, long noRoom) {}

    private static final Comparator<Load> FEWEST_FIRST =
            Comparator.comparingLong(Load::jobs).thenComparing(Load::node);

    private Shares() {}

    /** Of so many free jobs; every node comes to the same result. */
    static Share of(String node, List<Load> loads, long free) {
        PriorityQueue<Load> withRoom = new PriorityQueue<>(FEWEST_FIRST);
        loads.stream().filter(Load::hasRoom).forEach(withRoom::add);
        long mine = 0;
        long left = free;
        while (left > 0 && !withRoom.isEmpty()) {
            Load next = withRoom.remove();
            if (next.node().equals(node)) {
                mine++;
            }
            left--;
            Load after = next.withOneMore();
            if (after.hasRoom()) {
                withRoom.add(after);
            }
        }
        return new Share(mine, left);
    }

    /** How many jobs a node has more than it would get if all were given out anew. */
    static long surplus(String node, List<Load> loads) {
        long all = loads.stream().mapToLong(Load::jobs).sum();
        List<Load> empty = loads.stream()
                .map(load -> new Load(load.node(), 0, load.capacity()))
                .toList();
        long has = loads.stream()
                .filter(load -> load.node().equals(node))
                .mapToLong(Load::jobs)
                .sum();
        Share share = of(node, empty, all);
        return share.noRoom() > 0 ? 0 : Math.max(0, has - share.mine());
    }
}
