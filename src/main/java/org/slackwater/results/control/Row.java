package org.slackwater.results.control;

import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Types;
import org.jspecify.annotations.Nullable;

/** Binds the values of one row from left to right. */
final class Row {
    private final PreparedStatement statement;
    private int column;

    Row(PreparedStatement statement) {
        this.statement = statement;
    }

    /** Without zero characters, which not every database can hold: it would refuse all that the job writes from then on. */
    Row text(@Nullable String value) throws SQLException {
        statement.setString(++column, value == null ? null : StoredText.of(value));
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

    Row realOrNull(@Nullable Double value) throws SQLException {
        statement.setObject(++column, value, Types.DOUBLE);
        return this;
    }

    Row flag(boolean value) throws SQLException {
        statement.setBoolean(++column, value);
        return this;
    }
}
