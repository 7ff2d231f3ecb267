package org.slackwater.sources.control;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.postgresql.ds.PGSimpleDataSource;
import org.slackwater.storage.TestStorage;

/** The pool of a source, on a real PostgreSQL. */
class DataSourcesTest {
    private static final int CONNECTIONS = 3;

    private final PGSimpleDataSource database = (PGSimpleDataSource) TestStorage.postgresDatabase();

    /** However short ago they were used: a datafeed that tries again must not get a dead one each time. */
    @Test
    void deadConnectionsAreNotGivenOut() throws SQLException {
        SourceConfig config = new SourceConfig(
                SourceConfig.DEFAULT,
                Optional.empty(),
                Optional.of(database.getURL()),
                Optional.of("postgres"),
                Optional.of("postgres"),
                CONNECTIONS);
        try (var pool = DataSources.pool(config, database.getURL())) {
            List<Integer> before = backends(pool);

            new SourceDatabase(database).endOtherSessions();

            assertThat(backends(pool)).hasSize(CONNECTIONS).doesNotContainAnyElementsOf(before);
        }
    }

    /** Of as many connections at once as the pool has. */
    private static List<Integer> backends(DataSource pool) throws SQLException {
        List<Connection> borrowed = new ArrayList<>();
        List<Integer> backends = new ArrayList<>();
        try {
            for (int i = 0; i < CONNECTIONS; i++) {
                Connection connection = pool.getConnection();
                borrowed.add(connection);
                try (Statement statement = connection.createStatement();
                        ResultSet row = statement.executeQuery("select pg_backend_pid()")) {
                    row.next();
                    backends.add(row.getInt(1));
                }
            }
        } finally {
            for (Connection connection : borrowed) {
                connection.close();
            }
        }
        return backends;
    }
}
