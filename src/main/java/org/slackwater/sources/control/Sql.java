package org.slackwater.sources.control;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import org.jooq.DSLContext;
import org.jooq.Query;
import org.jooq.SQLDialect;
import org.jooq.conf.RenderQuotedNames;
import org.jooq.conf.Settings;
import org.jooq.impl.DSL;
import org.jooq.tools.jdbc.JDBCUtils;
import org.jspecify.annotations.Nullable;
import org.slackwater.http.entity.ApiException;

/** Writes SQL in the dialect of a connection; runs it by plain JDBC, which costs nothing for each row. */
final class Sql {
    /** What every driver can take. */
    private static final int MAX_VALUES = 30_000;

    static {
        System.setProperty("org.jooq.no-logo", "true");
        System.setProperty("org.jooq.no-tips", "true");
    }

    private final Connection connection;
    private final DSLContext dsl;

    Sql(Connection connection) {
        this.connection = connection;
        Settings settings = new Settings()
                .withRenderQuotedNames(RenderQuotedNames.ALWAYS)
                .withExecuteLogging(false)
                .withRenderFormatted(false);
        this.dsl = DSL.using(JDBCUtils.dialect(connection), settings);
    }

    SQLDialect dialect() {
        return dsl.dialect();
    }

    DSLContext dsl() {
        return dsl;
    }

    /** Made ready to stream: forward only, a limited number of rows at a time. */
    PreparedStatement prepare(Query query, int fetchSize) throws SQLException {
        List<Object> values = query.getBindValues();
        if (values.size() > MAX_VALUES) {
            throw QueryParser.refused("it has more than [" + MAX_VALUES + "] values", null);
        }
        PreparedStatement statement =
                connection.prepareStatement(query.getSQL(), ResultSet.TYPE_FORWARD_ONLY, ResultSet.CONCUR_READ_ONLY);
        try {
            statement.setFetchSize(fetchSize);
            for (int i = 0; i < values.size(); i++) {
                statement.setObject(i + 1, values.get(i));
            }
            return statement;
        } catch (SQLException e) {
            statement.close();
            throw e;
        }
    }

    static ApiException failure(String source, SQLException e) {
        String state = e.getSQLState() == null ? "" : e.getSQLState();
        boolean refused = state.startsWith("22") || state.startsWith("42");
        String reason = "source [" + source + "] " + (refused ? "refused the query: " : "cannot be read: ")
                + firstLine(e.getMessage());
        return refused
                ? new ApiException(400, "illegal_argument_exception", reason, e)
                : new ApiException(503, "source_unavailable_exception", reason, e);
    }

    private static String firstLine(@Nullable String message) {
        String line = message == null
                ? "no reason given"
                : message.lines().findFirst().orElse("");
        return line.length() <= 300 ? line : line.substring(0, 300) + "...";
    }
}
