package org.slackwater.history;

import java.util.List;
import org.slackwater.server.Relay;

/**
 * The wires between the nodes' data grids, which can all be cut at once. Each node stands in the grid with the address of its
 * relay, so that what the others send it goes through there.
 */
final class GridWires implements AutoCloseable {
    private final List<Relay> relays;

    /** @param ports where the nodes' data grids listen; none where there is no data grid */
    GridWires(List<Integer> ports) {
        relays = ports.stream().map(Relay::new).toList();
    }

    /** The addresses by which the nodes know each other, in their order. */
    List<Integer> ports() {
        return relays.stream().map(Relay::port).toList();
    }

    boolean exist() {
        return !relays.isEmpty();
    }

    /** Each node is alone: all connections end, and no new one is made. */
    void cut() {
        relays.forEach(Relay::refuse);
    }

    void mend() {
        relays.forEach(Relay::mend);
    }

    @Override
    public void close() {
        relays.forEach(Relay::close);
    }
}
