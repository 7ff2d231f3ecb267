package org.slackwater.history;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.slackwater.server.ServerProcess;

/** The nodes of a scenario, each on ports of its own. */
final class Nodes implements AutoCloseable {
    private final List<ClusterNode> all = new ArrayList<>();
    private final GridWires wires;

    Nodes(Path folder, Scenario scenario, Postgres database) {
        List<Integer> ports = Stream.generate(ServerProcess::freePort)
                .distinct()
                .limit(2L * scenario.nodes())
                .toList();
        List<Integer> gridPorts = ports.subList(scenario.nodes(), ports.size());
        wires = new GridWires(scenario.grid() ? gridPorts : List.of());
        for (int i = 0; i < scenario.nodes(); i++) {
            ClusterNode.Place place = new ClusterNode.Place(
                    i + 1,
                    ports.get(i),
                    gridPorts.get(i),
                    wires.ports(),
                    scenario.skews().get(i));
            all.add(new ClusterNode(folder.resolve("node-" + (i + 1)), place, database));
        }
    }

    /** The first one alone, since it makes the schema; then the others. */
    void start() {
        first().start();
        CompletableFuture.allOf(all.stream()
                        .skip(1)
                        .map(node -> CompletableFuture.runAsync(node::start))
                        .toArray(CompletableFuture[]::new))
                .join();
    }

    ClusterNode first() {
        return all.get(0);
    }

    List<ClusterNode> all() {
        return all;
    }

    GridWires wires() {
        return wires;
    }

    @Override
    public void close() {
        all.forEach(ClusterNode::close);
        wires.close();
    }
}
