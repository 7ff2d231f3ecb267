package org.slackwater.sources.control;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/** The records of one table, as the database hands them out. */
final class TableCursor implements RecordCursor {
    private final String source;
    private final PreparedStatement statement;
    private final ResultSet rows;
    private final TimeReader timeReader;
    private final FieldReader[] readers;
    private long time;

    TableCursor(String source, TableRead read, Sql sql, int fetchSize) throws SQLException {
        this.source = source;
        this.timeReader = read.time().reader();
        this.readers = read.readers();
        this.statement = sql.prepare(read.records(sql), fetchSize);
        try {
            this.rows = statement.executeQuery();
        } catch (SQLException e) {
            statement.close();
            throw e;
        }
    }

    @Override
    public boolean next() {
        try {
            while (rows.next()) {
                time = timeReader.read(rows, 1);
                if (time != TimeReader.NONE) {
                    return true;
                }
            }
            return false;
        } catch (SQLException e) {
            throw Sql.failure(source, e);
        }
    }

    @Override
    public long time() {
        return time;
    }

    @Override
    public @Nullable Object[] values() {
        @Nullable Object[] values = new @Nullable Object[readers.length];
        try {
            for (int i = 0; i < values.length; i++) {
                values[i] = readers[i].read(rows, i + 2);
            }
            return values;
        } catch (SQLException e) {
            throw Sql.failure(source, e);
        }
    }

    @Override
    public void close() {
        try {
            statement.close();
        } catch (SQLException e) {
            throw Sql.failure(source, e);
        }
    }
}
