package org.slackwater.results.control;

import java.sql.PreparedStatement;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/** Binds the values of one row from left to right. */
final class Row {
    private final PreparedStatement statement;
    private int column;

    Row(PreparedStatement statement) {
        this.statement = statement;
    }

    Row text(@Nullable String value) throws SQLException {
        statement.setString(++column, value);
        return this;
    }

    Row whole(long value) throws SQLException {
        statement.setLong(++column, value);
        return this;
    }

    Row real(double value) throws SQLException {
        statement.setDouble(++column, value);
        return this;
    }

    Row flag(boolean value) throws SQLException {
        statement.setBoolean(++column, value);
        return this;
    }
}
