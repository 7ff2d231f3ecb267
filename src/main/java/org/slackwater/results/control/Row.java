package org.slackwater.results.control;

import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Types;
import org.jspecify.annotations.Nullable;

/** Binds the values of one row from left to right. */
final class Row {
    private static final char REPLACEMENT = '\ufffd';

    private final PreparedStatement statement;
    private int column;

    Row(PreparedStatement statement) {
        this.statement = statement;
    }

    /** Without zero characters, which not every database can hold: it would refuse all that the job writes from then on. */
    Row text(@Nullable String value) throws SQLException {
        statement.setString(++column, value == null ? null : stored(value));
        return this;
    }

    /** A text as it is stored, and as it has to be asked for. */
    static String stored(String value) {
        return value.replace('\0', REPLACEMENT);
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
