package org.slackwater.server;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;

/**
 * The WAR in a Payara Micro of its own, as the README starts it: on the embedded database unless the settings say
 * otherwise, on 127.0.0.1. May be killed at any moment and started again on the same data. Used by one thread.
 */
public final class ServerProcess implements AutoCloseable {
    public static final String ADMIN = "admin";
    public static final String PASSWORD = "harbour-pilot";

    /** What the server is told about the data grid. */
    record Neighbours(String prebootCommands, List<String> arguments) {
        static final Neighbours NONE = new Neighbours("server-config/preboot.asadmin", List.of("--nocluster"));
    }

    private static final int LOWEST_PORT = 15_000;
    private static final int HIGHEST_PORT = 32_000;
    private static final Duration LONGEST_BOOT = Duration.ofMinutes(4);

    private final Path data;
    private final Map<String, String> settings;
    private final int port;
    private final Neighbours neighbours;
    private final Path log;
    private final ScratchFolder scratch;
    private @Nullable Process process;

    /**
     * @param data folder of the embedded database and of the log
     * @param settings MicroProfile Config properties; besides, {@code heap} of the process and other {@code java} options,
     *     and {@code war}, its program
     */
    public ServerProcess(Path data, int port, Map<String, String> settings) {
        this(data, port, settings, Neighbours.NONE);
    }

    ServerProcess(Path data, int port, Map<String, String> settings, Neighbours neighbours) {
        this.data = data;
        this.settings = Map.copyOf(settings);
        this.port = port;
        this.neighbours = neighbours;
        this.log = data.resolve("server.log");
        this.scratch = ScratchFolder.in(data);
    }

    /** A running server on a free port, which does not outlive the tests. */
    public static ServerProcess started(Path data, Map<String, String> settings) {
        ServerProcess server = new ServerProcess(data, freePort(), settings);
        Runtime.getRuntime().addShutdownHook(new Thread(server::close));
        server.start();
        return server;
    }

    /** Starts the process; returns when the API answers. */
    public void start() {
        launch();
        awaitUp();
    }

    /** Starts the process and does not wait for it. */
    void launch() {
        try {
            Files.createDirectories(data);
            process = new ProcessBuilder(command())
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()))
                    .start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Returns when the API answers. */
    void awaitUp() {
        Awaitility.await("the server's first answer")
                .atMost(LONGEST_BOOT)
                .pollInterval(Duration.ofMillis(200))
                .failFast("the server ended, see " + log, () -> !running().isAlive())
                .until(() -> api().isUp());
    }

    private List<String> command() throws IOException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.add(scratch.option());
        // Of all servers of a run: benchmarks and the demo give none.
        command.addAll(words(System.getProperty("server.javaOptions", "")));
        command.addAll(words(settings.getOrDefault("java", "")));
        command.add("-Xmx" + settings.getOrDefault("heap", "1g"));
        settings.forEach((name, value) -> {
            if (!isDatabase(name)) {
                command.add("-D" + name + "=" + value);
            }
        });
        command.add("-Dslackwater.data.dir=" + data);
        command.add("-Dslackwater.security.admin.user=" + ADMIN);
        command.add("-Dslackwater.security.admin.password=" + password());
        // Nobody steals the passwords of tests, and many are set.
        command.add("-Dslackwater.security.password-iterations=1024");
        command.addAll(List.of("-jar", file("payara.microJar", "target/server/payara-micro.jar")));
        command.addAll(List.of("--prebootcommandfile", neighbours.prebootCommands()));
        command.addAll(List.of("--logproperties", "server-config/logging.properties"));
        command.addAll(List.of("--systemproperties", properties()));
        command.addAll(
                List.of("--deploy", settings.getOrDefault("war", file("slackwater.war", "target/slackwater.war"))));
        command.addAll(List.of("--contextroot", "/", "--port", String.valueOf(port)));
        command.addAll(neighbours.arguments());
        return command;
    }

    private static List<String> words(String options) {
        return Stream.of(options.split(" ")).filter(option -> !option.isEmpty()).toList();
    }

    /** Another database than the embedded one stands in a file, as an operator would have it. */
    private String properties() {
        if (!settings.containsKey("slackwater.database.driver")) {
            return "server-config/embedded/embedded.properties";
        }
        Path file = data.resolve("database.properties");
        Properties properties = new Properties();
        settings.forEach((name, value) -> {
            if (isDatabase(name)) {
                properties.setProperty(name, value);
            }
        });
        try (var out = Files.newOutputStream(file)) {
            properties.store(out, null);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return file.toString();
    }

    private static boolean isDatabase(String name) {
        return name.startsWith("slackwater.database.");
    }

    private static String file(String property, String otherwise) {
        return Objects.requireNonNullElse(System.getProperty(property), otherwise);
    }

    /** {@code kill -9}: nothing of the process gets a chance to tidy up. */
    public void kill() {
        running().destroyForcibly();
        awaitEnd();
    }

    /** Nothing of it goes on until it is thawed, though the system keeps its connections open. */
    void freeze() {
        signal("STOP");
    }

    void thaw() {
        signal("CONT");
    }

    private void signal(String name) {
        try {
            int status = new ProcessBuilder("kill", "-" + name, String.valueOf(pid()))
                    .start()
                    .waitFor();
            if (status != 0) {
                throw new IllegalStateException("kill -" + name + " ended with " + status);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** As an operator ends it. */
    public void stop() {
        running().destroy();
        awaitEnd();
    }

    /** A caller with these credentials. */
    public ApiCaller api(String user, String password) {
        return new ApiCaller(port, user, password);
    }

    /** The administrator. */
    public ApiCaller api() {
        return api(ADMIN, password());
    }

    /** The administrator's. */
    public String password() {
        return settings.getOrDefault("slackwater.security.admin.password", PASSWORD);
    }

    public int port() {
        return port;
    }

    public long pid() {
        return running().pid();
    }

    public boolean isAlive() {
        return process != null && process.isAlive();
    }

    /** What the process has logged so far. */
    public String log() {
        try {
            return Files.readString(log);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        if (isAlive()) {
            kill();
        }
        scratch.delete();
    }

    private Process running() {
        return Objects.requireNonNull(process, "not started");
    }

    private void awaitEnd() {
        try {
            if (!running().waitFor(60, TimeUnit.SECONDS)) {
                running().destroyForcibly();
                throw new IllegalStateException("the server did not end in time");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    public static boolean isTaken(int port) {
        try (ServerSocket socket = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
            return !socket.isBound();
        } catch (IOException taken) {
            return true;
        }
    }

    /**
     * A port that nobody listens on, below those that the system gives to whoever connects somewhere: a server that is
     * starting opens its port only half a minute later, and would find it taken by such a connection now and then.
     */
    public static int freePort() {
        return ThreadLocalRandom.current()
                .ints(LOWEST_PORT, HIGHEST_PORT)
                .filter(port -> !isTaken(port))
                .findFirst()
                .orElseThrow();
    }
}
