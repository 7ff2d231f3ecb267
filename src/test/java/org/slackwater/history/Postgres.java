package org.slackwater.history;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.slackwater.server.PostgresServer;

/** The database of the cluster, which can be stopped, crashed and started again, and tells when each commit was. */
final class Postgres implements AutoCloseable {
    private static final String URL = "slackwater.database.url";
    private static final String ADDRESS = "127.0.0.1:";

    private final PostgresServer server = new PostgresServer();
    private final Path data;
    private final Path control;

    Postgres() {
        execute("alter system set track_commit_timestamp = on");
        // The build's PostgreSQL may lose commits in a crash; this one must not.
        execute("alter database postgres set synchronous_commit = on");
        data = Path.of(query("show data_directory", row -> row.getString(1)).get(0));
        try {
            String pid =
                    Files.readAllLines(data.resolve("postmaster.pid")).get(0).strip();
            control = Path.of("/proc", pid, "exe").toRealPath().resolveSibling("pg_ctl");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        restart("fast");
    }

    /** What a node is configured with that reaches the database at this port. */
    Map<String, String> settings(int port) {
        Map<String, String> settings = new HashMap<>(server.settings());
        settings.replaceAll((name, value) -> value.replace(ADDRESS + port(), ADDRESS + port));
        return settings;
    }

    int port() {
        String url = server.settings().getOrDefault(URL, "");
        int begin = url.indexOf(ADDRESS) + ADDRESS.length();
        return Integer.parseInt(url.substring(begin, url.indexOf('/', begin)));
    }

    /** @param mode of {@code pg_ctl}: {@code fast}, or {@code immediate}, which is a crash */
    void restart(String mode) {
        List<String> command = new ArrayList<>();
        if ("root".equals(System.getProperty("user.name"))) {
            command.addAll(List.of("unshare", "-U"));
        }
        command.addAll(List.of(control.toString(), "restart", "-w", "-D", data.toString()));
        command.addAll(List.of("-m", mode));
        try {
            Process restart = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.appendTo(
                            data.resolve("restarts.log").toFile()))
                    .start();
            if (!restart.waitFor(90, TimeUnit.SECONDS)) {
                throw new IllegalStateException("PostgreSQL does not restart, see " + data);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
        Awaitility.await("PostgreSQL")
                .atMost(Duration.ofSeconds(60))
                .ignoreExceptions()
                .until(() -> query("select 1", row -> row.getInt(1)).equals(List.of(1)));
    }

    /** A connection that survives {@link Faults}' resets. */
    Connection connect() throws SQLException {
        Connection connection = server.dataSource().getConnection();
        try (Statement statement = connection.createStatement()) {
            statement.execute("set application_name = 'harness'");
        }
        return connection;
    }

    void execute(String sql) {
        try (Connection connection = connect();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw new IllegalStateException(sql, e);
        }
    }

    /** How a row is read. */
    interface Row<T> {
        T read(ResultSet row) throws SQLException;
    }

    <T> List<T> query(String sql, Row<T> reader) {
        List<T> rows = new ArrayList<>();
        try (Connection connection = connect();
                Statement statement = connection.createStatement();
                ResultSet result = statement.executeQuery(sql)) {
            while (result.next()) {
                rows.add(reader.read(result));
            }
        } catch (SQLException e) {
            throw new IllegalStateException(sql, e);
        }
        return rows;
    }

    @Override
    public void close() {
        server.close();
    }
}
