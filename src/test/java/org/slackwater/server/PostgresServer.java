package org.slackwater.server;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import javax.sql.DataSource;

/** A real PostgreSQL with an empty database for a server. */
public final class PostgresServer implements AutoCloseable {
    private EmbeddedPostgres postgres;

    public PostgresServer() {
        postgres = start(EmbeddedPostgres.builder());
    }

    /**
     * One that can be stopped, and started again with what it holds.
     *
     * @param data its folder
     */
    public PostgresServer(Path data) {
        postgres = start(onDisk(data));
    }

    private static EmbeddedPostgres.Builder onDisk(Path data) {
        return EmbeddedPostgres.builder().setDataDirectory(data).setCleanDataDirectory(false);
    }

    private static EmbeddedPostgres start(EmbeddedPostgres.Builder builder) {
        try {
            return builder.setServerConfig("max_connections", "200").start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** After {@link #close}: as before, on the same port. */
    void startAgain(Path data) {
        postgres = start(onDisk(data).setPort(postgres.getPort()));
    }

    /** What server-config/postgresql says, for this database, and with less patience. */
    public Map<String, String> settings() {
        return settings(port());
    }

    int port() {
        return postgres.getPort();
    }

    /** @param port by which the server is to reach it */
    Map<String, String> settings(int port) {
        return Map.of(
                "slackwater.database.driver", "org.postgresql.ds.PGSimpleDataSource",
                "slackwater.database.url",
                        "jdbc:postgresql://127.0.0.1:" + port
                                + "/postgres?currentSchema=slackwater&socketTimeout=30"
                                + "&options=-c%20lock_timeout=10s%20-c%20idle_in_transaction_session_timeout=10s"
                                + "%20-c%20transaction_timeout=20s",
                "slackwater.database.user", "postgres",
                "slackwater.database.password", "postgres",
                "slackwater.sources.default.url", "jdbc:postgresql://127.0.0.1:" + port + "/postgres",
                "slackwater.sources.default.username", "postgres",
                "slackwater.sources.default.password", "postgres");
    }

    public DataSource dataSource() {
        return postgres.getPostgresDatabase();
    }

    /** The first column of the only row. */
    long number(String query) {
        try (Connection connection = dataSource().getConnection();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(query)) {
            row.next();
            return row.getLong(1);
        } catch (SQLException e) {
            throw new IllegalStateException(query, e);
        }
    }

    void execute(String sql) throws SQLException {
        try (Connection connection = dataSource().getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    /** Whether a session is kept waiting by what another does with the table of results. */
    boolean somebodyWaitsForBuckets() {
        return number("select count(*) from pg_locks where not granted and relation = 'slackwater.bucket'::regclass")
                > 0;
    }

    @Override
    public void close() {
        try {
            postgres.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
