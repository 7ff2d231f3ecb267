package org.slackwater.storage.control;

import jakarta.annotation.Resource;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Locale;
import java.util.logging.Level;
import java.util.logging.Logger;
import javax.sql.DataSource;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;
import org.slackwater.http.entity.ApiException;
import org.slackwater.security.control.Privilege;
import org.slackwater.security.control.Requires;

/**
 * Rebuilds the tables of internal storage that jobs and datafeeds fill, while upgrade mode keeps them still: the thing that
 * upgrade mode is for. All of it is one transaction, in which upgrade mode cannot be turned off. Guarded itself, whoever
 * calls it.
 */
@ApplicationScoped
@Requires(Privilege.MANAGE_ML)
public class Rebuild {
    /** @param rows how many there are, as many as before */
    public record RebuiltTable(String name, long rows) {}

    private static final Logger AUDIT = Logger.getLogger("org.slackwater.audit");
    private static final List<String> TABLES = List.of(
            "bucket",
            "record",
            "influencer",
            "model_plot",
            "category",
            "annotation",
            "model_state",
            "model_part",
            "model_part_use",
            "model_snapshot",
            "model_snapshot_state",
            "job_input",
            "job_progress",
            "rules_in_force",
            "datafeed_progress",
            "forecast",
            "forecast_series");

    /** A copy says nothing until it is done, and is not lost for that. */
    private static final int NEVER = 0;

    @Resource(lookup = "java:app/jdbc/slackwater")
    DataSource database;

    /** @throws ApiException 409 unless upgrade mode is enabled, or while somebody else does the same */
    public List<RebuiltTable> rebuild() throws SQLException {
        try (Connection connection = database.getConnection()) {
            boolean autoCommit = connection.getAutoCommit();
            int silence = connection.getNetworkTimeout();
            connection.setAutoCommit(false);
            connection.setNetworkTimeout(Runnable::run, NEVER);
            DSLContext sql = DSL.using(connection);
            TableCopy copies = TableCopy.on(sql);
            try {
                List<RebuiltTable> rebuilt = rebuild(sql, copies);
                connection.commit();
                AUDIT.log(Level.INFO, "internal storage rebuilt: {0}", rebuilt);
                return rebuilt;
            } finally {
                connection.rollback();
                TABLES.forEach(copies::forget);
                connection.commit();
                connection.setAutoCommit(autoCommit);
                connection.setNetworkTimeout(Runnable::run, silence);
            }
        }
    }

    private static List<RebuiltTable> rebuild(DSLContext sql, TableCopy copies) {
        copies.takeYourTime();
        if (sql.fetch(Maintenance.LOCK).isEmpty()) {
            throw Maintenance.underWay();
        }
        String phase = MigrationWindow.phase(sql);
        if (!MigrationWindow.ENABLED.equals(phase)) {
            throw ApiException.conflict("internal storage is rebuilt only while upgrade mode is enabled; its phase is ["
                    + phase.toLowerCase(Locale.ROOT) + "]");
        }
        // First all copies, which takes long, and during which the tables can be read.
        List<RebuiltTable> before = TABLES.stream()
                .map(table -> new RebuiltTable(table, rows(sql, table)))
                .toList();
        before.forEach(table -> {
            copies.copy(table.name());
            verify(sql, TableCopy.nameOf(table.name()), table.rows());
        });
        before.forEach(table -> {
            copies.putInPlace(table.name());
            verify(sql, table.name(), table.rows());
        });
        return before;
    }

    private static long rows(DSLContext sql, String table) {
        return sql.fetchSingle("select count(*) from " + table).get(0, Long.class);
    }

    private static void verify(DSLContext sql, String table, long rows) {
        long found = rows(sql, table);
        if (found != rows) {
            throw new IllegalStateException(table + " has " + found + " rows and not " + rows + ": nothing is changed");
        }
    }
}
