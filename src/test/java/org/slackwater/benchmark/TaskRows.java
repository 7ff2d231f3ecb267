package org.slackwater.benchmark;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;
import javax.sql.DataSource;

/** The tasks of a cluster as its database has them: to look there costs the servers nothing. */
final class TaskRows {
    private static final String WRITES = "select task_id, writes from slackwater.task where ";

    private final DataSource database;

    TaskRows(DataSource database) {
        this.database = database;
    }

    /** How often each started datafeed has written, by its id, whether or not it runs just now. */
    Map<String, Long> datafeeds() {
        Map<String, Long> writes = new HashMap<>();
        query(WRITES + "kind = ?", "DATAFEED")
                .forEach((task, count) -> writes.put(task.substring(task.indexOf("job-")), count));
        return writes;
    }

    /** How often each task has written that a process has, which is named by its incarnation. */
    Map<String, Long> of(String incarnation) {
        return query(WRITES + "node = ?", incarnation);
    }

    /** The same of all that other processes have. */
    Map<String, Long> ofOthersThan(String incarnation) {
        return query(WRITES + "node <> ?", incarnation);
    }

    /** What a process is called that runs under the name now. */
    String incarnation(String name) {
        try (Connection connection = database.getConnection();
                PreparedStatement select =
                        connection.prepareStatement("select incarnation from slackwater.node where name = ?")) {
            select.setString(1, name);
            try (ResultSet row = select.executeQuery()) {
                row.next();
                return row.getString(1);
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private Map<String, Long> query(String sql, String parameter) {
        Map<String, Long> writes = new HashMap<>();
        try (Connection connection = database.getConnection();
                PreparedStatement select = connection.prepareStatement(sql)) {
            select.setString(1, parameter);
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    writes.put(row.getString(1), row.getLong(2));
                }
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
        return writes;
    }
}
