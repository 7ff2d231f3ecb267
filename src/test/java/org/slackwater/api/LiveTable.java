package org.slackwater.api;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Map;
import org.h2.tools.Server;

/** Tables of a source that go on growing while a server reads them: a database of this process, on 127.0.0.1. */
final class LiveTable implements AutoCloseable {
    private final Server server;
    private final Connection connection;
    private final String url;

    LiveTable() {
        try {
            System.setProperty("h2.bindAddress", "127.0.0.1");
            server = Server.createTcpServer("-tcpPort", "0", "-ifNotExists").start();
            url = "jdbc:h2:tcp://127.0.0.1:" + server.getPort() + "/mem:live;DB_CLOSE_DELAY=-1";
            connection = DriverManager.getConnection(url, "sa", "");
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The source {@code live}, as an operator would configure it. */
    Map<String, String> settings() {
        return Map.of("slackwater.sources.live.url", url, "slackwater.sources.live.username", "sa");
    }

    /** Makes a table with a time {@code ts}, a number {@code v} and a text {@code host}; returns its name for datafeeds. */
    String make(String name) {
        run("create table " + name + " (ts timestamp with time zone not null, v double precision, host varchar)");
        return "live:" + name;
    }

    void add(String name, Instant time, double value, String host) {
        try (PreparedStatement insert = connection.prepareStatement("insert into " + name + " values (?, ?, ?)")) {
            insert.setTimestamp(1, Timestamp.from(time));
            insert.setDouble(2, value);
            insert.setString(3, host);
            insert.executeUpdate();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    void drop(String name) {
        run("drop table " + name);
    }

    private void run(String sql) {
        try (var statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        try {
            connection.close();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
        server.stop();
    }
}
