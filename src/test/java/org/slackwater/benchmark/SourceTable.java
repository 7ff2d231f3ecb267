package org.slackwater.benchmark;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Random;
import javax.sql.DataSource;

/** Records by the second: a time, a host, and a value with the rhythm of a day. */
final class SourceTable {
    static final String NAME = "public.measured";
    /** A midnight. */
    static final long START = 1_700_006_400_000L;

    static final long STEP = 1_000;
    /** What a datafeed takes unless it is told otherwise. */
    static final int FETCH_SIZE = 1_000;

    private static final int HOSTS = 20;
    private static final int BATCH = 10_000;

    private final DataSource source;
    private final int rows;

    SourceTable(DataSource source, int rows) {
        this.source = source;
        this.rows = rows;
    }

    /** Just after the last record. */
    long end() {
        return START + rows * STEP;
    }

    void create() {
        try (Connection connection = source.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("create table " + NAME + " (ts bigint not null, host varchar(16), v float8)");
            connection.setAutoCommit(false);
            fill(connection);
            connection.commit();
            connection.setAutoCommit(true);
            statement.execute("create index measured_ts on " + NAME + " (ts)");
            statement.execute("analyze");
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private void fill(Connection connection) throws SQLException {
        Random random = new Random(11);
        try (PreparedStatement insert = connection.prepareStatement("insert into " + NAME + " values (?, ?, ?)")) {
            for (int i = 0; i < rows; i++) {
                long time = START + i * STEP;
                insert.setLong(1, time);
                insert.setString(2, "host-" + i % HOSTS);
                insert.setDouble(3, 100 + 20 * Math.sin(2 * Math.PI * time / 86_400_000.0) + random.nextGaussian());
                insert.addBatch();
                if (i % BATCH == BATCH - 1) {
                    insert.executeBatch();
                }
            }
            insert.executeBatch();
        }
    }

    /**
     * Reads these columns of every record in the order of time, and nothing else; records a second. Opening and closing
     * the connection does not count: H2 tidies its file up when the last one closes, and the product has a pool.
     */
    double bareRate(List<String> columns) {
        double sum = 0;
        int count = 0;
        double seconds;
        try (Connection connection = source.getConnection()) {
            stream(connection);
            long begin = System.nanoTime();
            try (PreparedStatement statement = connection.prepareStatement(query(columns))) {
                statement.setFetchSize(FETCH_SIZE);
                try (ResultSet row = statement.executeQuery()) {
                    for (; row.next(); count++) {
                        sum += row.getLong(1) + row.getDouble(2);
                        sum += columns.size() > 1 ? row.getString(3).length() : 0;
                    }
                }
            }
            seconds = (System.nanoTime() - begin) / 1e9;
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
        if (count != rows || sum == 0) {
            throw new IllegalStateException("read " + count + " records, not " + rows);
        }
        return rows / seconds;
    }

    private static String query(List<String> columns) {
        return "select ts, " + String.join(", ", columns) + " from " + NAME + " order by ts";
    }

    /** As the product does: PostgreSQL streams inside a transaction only, H2 only when it is told so. */
    private static void stream(Connection connection) throws SQLException {
        connection.setAutoCommit(false);
        if (connection.getMetaData().getDatabaseProductName().equals("H2")) {
            try (Statement statement = connection.createStatement()) {
                statement.execute("SET LAZY_QUERY_EXECUTION 1");
            }
        }
    }
}
