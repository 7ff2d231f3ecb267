package org.slackwater.benchmark;

import java.nio.file.Path;
import java.util.Map;
import javax.sql.DataSource;
import org.h2.jdbcx.JdbcDataSource;
import org.slackwater.server.PostgresServer;

/** Where a server keeps its state and finds its records. */
interface Database extends AutoCloseable {
    String name();

    /** The configuration of a server on it. */
    Map<String, String> settings();

    /** The source of records. H2 lets one process at a time have it: this one, or the server. */
    DataSource source();

    @Override
    void close();

    /** @param folder for files of its own, and those of the server */
    static Database named(String name, Path folder) {
        return switch (name) {
            case "h2" -> h2(folder);
            case "postgresql" -> postgres();
            default -> throw new IllegalArgumentException("no such database: " + name);
        };
    }

    private static Database h2(Path folder) {
        String url = "jdbc:h2:file:" + folder.resolve("source").toAbsolutePath();
        JdbcDataSource source = new JdbcDataSource();
        source.setURL(url);
        source.setUser("sa");
        return new Given(
                "H2",
                Map.of("slackwater.sources.default.url", url, "slackwater.sources.default.username", "sa"),
                source,
                () -> {});
    }

    private static Database postgres() {
        PostgresServer server = new PostgresServer();
        return new Given("PostgreSQL", server.settings(), server.dataSource(), server::close);
    }

    /** A database as it was set up. */
    record Given(String name, Map<String, String> settings, DataSource source, Runnable end) implements Database {
        @Override
        public void close() {
            end.run();
        }
    }
}
