package org.slackwater.history;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionTimeoutException;
import org.awaitility.core.TerminalFailureException;
import org.jspecify.annotations.Nullable;
import org.slackwater.server.ApiCaller;
import org.slackwater.server.Relay;
import org.slackwater.server.ScratchFolder;
import org.slackwater.server.ServerProcess;

/** One node: a process that may be killed, frozen, and cut off from the database; its clock may be wrong. */
final class ClusterNode implements AutoCloseable {
    static final long LEASE_MILLIS = 3_000;
    private static final Duration LONGEST_BOOT = Duration.ofMinutes(2);
    private static final int STARTS = 4;
    /**
     * How the node is to run.
     *
     * @param number from 1
     * @param port of its API
     * @param gridPort where its data grid listens
     * @param grid by which ports the data grid knows all nodes, this one too; empty for no data grid
     * @param skewSeconds how wrong its clock is
     */
    record Place(int number, int port, int gridPort, List<Integer> grid, int skewSeconds) {}

    private final Path folder;
    private final Place place;
    private final Relay relay;
    private final Map<String, String> settings = new HashMap<>();
    private final ServerProcess described;
    private final ScratchFolder scratch;
    private volatile @Nullable Process process;
    private volatile boolean closed;
    private volatile boolean up;

    ClusterNode(Path folder, Place place, Postgres database) {
        this.folder = folder;
        this.place = place;
        relay = new Relay(database.port());
        settings.putAll(database.settings(relay.port()));
        settings.put("slackwater.node.name", "node-" + place.number());
        settings.put("slackwater.node.lease-ms", String.valueOf(LEASE_MILLIS));
        settings.put("slackwater.jobs.save-interval-ms", "3000");
        settings.put("slackwater.security.admin.password", ServerProcess.PASSWORD);
        scratch = ScratchFolder.in(folder);
        described = new ServerProcess(folder, place.port(), settings);
        Runtime.getRuntime().addShutdownHook(new Thread(this::close));
    }

    /** Starts the process; returns when the API answers. As an operator would, it tries again when that fails. */
    void start() {
        for (int attempt = 1; !startOnce(); attempt++) {
            if (closed || attempt == STARTS) {
                throw new IllegalStateException("node " + place.number() + " does not start, see " + folder);
            }
            kill();
        }
    }

    private boolean startOnce() {
        try {
            Files.createDirectories(folder);
            ProcessBuilder builder = new ProcessBuilder(command())
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.appendTo(
                            folder.resolve("server.log").toFile()));
            builder.environment().putAll(Skew.environment(place.skewSeconds()));
            process = builder.start();
            Awaitility.await("node " + place.number())
                    .atMost(LONGEST_BOOT)
                    .pollInterval(Duration.ofMillis(300))
                    .failFast("ended", () -> !running().isAlive())
                    .ignoreExceptions()
                    .until(() -> api().get("/").status() == 200);
            up = true;
            return true;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (ConditionTimeoutException | TerminalFailureException notThisTime) {
            return false;
        }
    }

    private List<String> command() throws IOException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.add(scratch.option());
        command.addAll(List.of("-Xmx512m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1"));
        Properties database = new Properties();
        settings.forEach((name, value) -> {
            if (name.startsWith("slackwater.database.")) {
                database.setProperty(name, value);
            } else {
                command.add("-D" + name + "=" + value);
            }
        });
        command.addAll(List.of("-jar", file("payara.microJar", "target/server/payara-micro.jar")));
        command.addAll(List.of("--prebootcommandfile", preboot()));
        command.addAll(List.of("--logproperties", "server-config/logging.properties"));
        command.addAll(List.of("--systemproperties", stored(database)));
        command.addAll(List.of("--deploy", file("slackwater.war", "target/slackwater.war")));
        command.addAll(List.of("--contextroot", "/", "--port", String.valueOf(place.port())));
        command.addAll(grid());
        return command;
    }

    private List<String> grid() {
        if (place.grid().isEmpty()) {
            return List.of("--nocluster");
        }
        String members = String.join(
                ",", place.grid().stream().map(port -> "127.0.0.1:" + port).toList());
        return List.of(
                "--clustermode",
                "tcpip:" + members,
                "--interfaces",
                "127.0.0.1",
                "--startport",
                String.valueOf(place.gridPort()),
                "--hzpublicaddress",
                "127.0.0.1:" + place.grid().get(place.number() - 1),
                "--clustername",
                "history-" + place.grid().get(0));
    }

    private String preboot() {
        return place.grid().isEmpty() ? "server-config/preboot.asadmin" : "server-config/cluster/preboot.asadmin";
    }

    private String stored(Properties properties) throws IOException {
        Path file = folder.resolve("database.properties");
        try (var out = Files.newOutputStream(file)) {
            properties.store(out, null);
        }
        return file.toString();
    }

    private static String file(String property, String otherwise) {
        return Objects.requireNonNullElse(System.getProperty(property), otherwise);
    }

    int number() {
        return place.number();
    }

    int port() {
        return place.port();
    }

    Relay relay() {
        return relay;
    }

    ApiCaller api() {
        return described.api();
    }

    boolean isAlive() {
        Process last = process;
        return last != null && last.isAlive();
    }

    void kill() {
        up = false;
        signal("KILL");
        Awaitility.await("the end of node " + place.number()).until(() -> !isAlive());
    }

    /** Whether it has started, so that whatever answers at its port is Slackwater. */
    boolean isUp() {
        return up;
    }

    void freeze() {
        signal("STOP");
    }

    void thaw() {
        signal("CONT");
    }

    private void signal(String name) {
        if (isAlive()) {
            try {
                new ProcessBuilder("kill", "-" + name, String.valueOf(running().pid()))
                        .start()
                        .waitFor();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }

    private Process running() {
        return Objects.requireNonNull(process, "not started");
    }

    @Override
    public void close() {
        closed = true;
        Process last = process;
        if (last != null) {
            last.destroyForcibly().onExit().join();
        }
        scratch.delete();
        relay.close();
    }
}
