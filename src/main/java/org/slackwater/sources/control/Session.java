package org.slackwater.sources.control;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.SQLFeatureNotSupportedException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.logging.Level;
import java.util.logging.Logger;
import javax.sql.DataSource;
import org.jooq.Name;
import org.jooq.SQLDialect;
import org.jooq.impl.DSL;

/** A borrowed connection, set to read streams in one transaction, and given back as it was. */
final class Session implements AutoCloseable {
    private static final Logger LOG = Logger.getLogger(Session.class.getName());
    private static final int WITH_TRANSACTION_TIMEOUT = 17;

    private final Connection connection;
    private final Sql sql;
    private final boolean autoCommit;
    private final int silenceBefore;
    private boolean lazy;

    /** @param silenceMillis for how long the database may say nothing until the connection counts as lost */
    Session(DataSource dataSource, int silenceMillis) throws SQLException {
        connection = dataSource.getConnection();
        try {
            autoCommit = connection.getAutoCommit();
            silenceBefore = silence();
            bearSilence(silenceMillis);
            // PostgreSQL streams only inside a transaction.
            connection.setAutoCommit(false);
            sql = new Sql(connection);
            takeYourTime();
        } catch (SQLException | RuntimeException e) {
            connection.close();
            throw e;
        }
    }

    Sql sql() {
        return sql;
    }

    List<Table> tables(String expression) throws SQLException {
        List<Table> tables = new ArrayList<>();
        for (TableFinder.Found found : new TableFinder(connection).find(expression)) {
            Name name = found.schema() == null ? DSL.name(found.name()) : DSL.name(found.schema(), found.name());
            String label = expression.indexOf('*') >= 0 ? TableFinder.qualified(found) : expression;
            tables.add(new Table(name, label, columns(name)));
        }
        return tables;
    }

    private List<Column> columns(Name table) throws SQLException {
        var nothing = sql.dsl().select(DSL.asterisk()).from(DSL.table(table)).where(DSL.falseCondition());
        try (PreparedStatement statement = sql.prepare(nothing, 1);
                ResultSet rows = statement.executeQuery()) {
            ResultSetMetaData metadata = rows.getMetaData();
            List<Column> columns = new ArrayList<>();
            for (int i = 1; i <= metadata.getColumnCount(); i++) {
                String type = metadata.getColumnTypeName(i);
                columns.add(
                        new Column(metadata.getColumnName(i), ColumnKind.of(metadata.getColumnType(i), type), type));
            }
            return List.copyOf(columns);
        }
    }

    /**
     * Has the database find rows as they are fetched, where it would otherwise find all of them first. Only for a
     * session that reads one stream: H2 can have no second one open meanwhile.
     */
    void readLazily() throws SQLException {
        if (sql.dialect().family() == SQLDialect.H2) {
            lazy = true;
            execute("SET LAZY_QUERY_EXECUTION 1");
        }
    }

    /** In Slackwater's own database a transaction_timeout is set for its writes; a read is as long as its reader is slow. */
    private void takeYourTime() throws SQLException {
        if (sql.dialect().family() == SQLDialect.POSTGRES
                && connection.getMetaData().getDatabaseMajorVersion() >= WITH_TRANSACTION_TIMEOUT) {
            execute("SET LOCAL transaction_timeout = 0");
        }
    }

    private int silence() throws SQLException {
        try {
            return connection.getNetworkTimeout();
        } catch (SQLFeatureNotSupportedException e) {
            LOG.log(Level.FINE, "the driver does not know how long it waits", e);
            return 0;
        }
    }

    /** A driver need not know how: then it waits for as long as it does. */
    private void bearSilence(int millis) throws SQLException {
        try {
            connection.setNetworkTimeout(Runnable::run, millis);
        } catch (SQLFeatureNotSupportedException e) {
            LOG.log(Level.FINE, "the driver does not bound how long it waits", e);
        }
    }

    private void execute(String setting) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(setting);
        }
    }

    @Override
    public void close() throws SQLException {
        try (connection) {
            connection.rollback();
            if (lazy) {
                execute("SET LAZY_QUERY_EXECUTION 0");
            }
            connection.setAutoCommit(autoCommit);
            bearSilence(silenceBefore);
        }
    }
}
