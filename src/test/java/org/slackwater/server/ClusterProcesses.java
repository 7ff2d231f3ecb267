package org.slackwater.server;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.slackwater.server.ServerProcess.Neighbours;

/** Servers on one database, as {@code server-config/cluster} starts them: two, unless it is said how many. */
public final class ClusterProcesses implements AutoCloseable {
    /** What ties them together besides the database. */
    public enum Grid {
        ON,
        OFF
    }

    private static final List<String> NAMES = List.of("one", "two", "three");

    private final List<ServerProcess> nodes = new ArrayList<>();

    ClusterProcesses(Path data, Grid grid, Map<String, String> settings) {
        this(data, 2, grid, settings);
    }

    /**
     * @param count at most three
     * @param settings of all; each has a name and an address besides
     */
    public ClusterProcesses(Path data, int count, Grid grid, Map<String, String> settings) {
        List<Integer> gridPorts = IntStream.range(0, count)
                .mapToObj(number -> ServerProcess.freePort())
                .toList();
        for (int i = 0; i < count; i++) {
            int port = ServerProcess.freePort();
            Map<String, String> own = new HashMap<>(settings);
            own.putIfAbsent("heap", "512m");
            own.put("slackwater.node.name", NAMES.get(i));
            own.put("slackwater.data-grid.enabled", String.valueOf(grid == Grid.ON));
            ServerProcess node = new ServerProcess(
                    data.resolve(NAMES.get(i)), port, own, grid == Grid.ON ? inGrid(gridPorts, i) : Neighbours.NONE);
            Runtime.getRuntime().addShutdownHook(new Thread(node::close));
            nodes.add(node);
        }
    }

    private static Neighbours inGrid(List<Integer> ports, int own) {
        String members = ports.stream().map(port -> "127.0.0.1:" + port).collect(Collectors.joining(","));
        return new Neighbours(
                "server-config/cluster/preboot.asadmin",
                List.of(
                        "--clustername",
                        "slackwater-" + ports.get(0),
                        "--clustermode",
                        "tcpip:" + members,
                        "--interfaces",
                        "127.0.0.1",
                        "--startport",
                        String.valueOf(ports.get(own))));
    }

    /** Starts those that do not run, all at once. */
    public void start() {
        List<ServerProcess> down =
                nodes.stream().filter(node -> !node.isAlive()).toList();
        down.forEach(ServerProcess::launch);
        down.forEach(ServerProcess::awaitUp);
    }

    public List<ServerProcess> all() {
        return nodes;
    }

    ServerProcess named(String name) {
        return nodes.get(NAMES.indexOf(name));
    }

    public String nameOf(ServerProcess node) {
        return NAMES.get(nodes.indexOf(node));
    }

    ServerProcess other(ServerProcess node) {
        return nodes.get(1 - nodes.indexOf(node));
    }

    /** The name of the node that runs a job, or nothing while none does. */
    static String nodeOf(ApiCaller asked, String job) {
        var stats = new RemoteJob(() -> asked, job).stats();
        return stats.containsKey("node") ? stats.getJsonObject("node").getString("name") : "";
    }

    static List<String> ids(String prefix, int count) {
        return IntStream.range(0, count).mapToObj(i -> prefix + "-" + i).toList();
    }

    @Override
    public void close() {
        nodes.forEach(ServerProcess::close);
    }
}
