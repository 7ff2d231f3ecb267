package org.slackwater.sources.control;

import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.slackwater.http.entity.ApiException;

/** Reads one column of the current row; chosen once for each column, since it runs for every record. */
@FunctionalInterface
interface FieldReader {
    DateTimeFormatter ISO = DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSS'Z'", Locale.ROOT);

    @Nullable
    Object read(ResultSet row, int index) throws SQLException;

    static FieldReader of(Column column) {
        return switch (column.kind()) {
            case TEXT ->
                column.type().toLowerCase(Locale.ROOT).matches("char|character|bpchar|nchar")
                        ? FieldReader::padded
                        : ResultSet::getString;
            case OTHER -> ResultSet::getString;
            case INTEGER -> FieldReader::integer;
            case DECIMAL -> FieldReader::decimal;
            case DOUBLE, REAL -> FieldReader::floating;
            case BOOLEAN -> FieldReader::truth;
            case DATE -> FieldReader::date;
            case TIMESTAMP -> FieldReader::timestamp;
            case TIMESTAMP_TZ -> FieldReader::zoned;
            case BINARY -> throw ApiException.illegalArgument(column + " cannot be read: it is binary");
        };
    }

    private static @Nullable Object padded(ResultSet row, int index) throws SQLException {
        String value = row.getString(index);
        return value == null ? null : value.stripTrailing();
    }

    private static @Nullable Object integer(ResultSet row, int index) throws SQLException {
        long value = row.getLong(index);
        return value == 0 && row.wasNull() ? null : value;
    }

    private static @Nullable Object decimal(ResultSet row, int index) throws SQLException {
        // Not getBigDecimal: PostgreSQL's numeric has NaN and infinities, which come as doubles.
        Object value = row.getObject(index);
        return value instanceof BigDecimal || value == null ? value : finite(((Number) value).doubleValue());
    }

    private static @Nullable Object floating(ResultSet row, int index) throws SQLException {
        double value = row.getDouble(index);
        return value == 0 && row.wasNull() ? null : finite(value);
    }

    /** What is not a number is no value. */
    private static @Nullable Object finite(double value) {
        return Double.isFinite(value) ? value : null;
    }

    private static @Nullable Object truth(ResultSet row, int index) throws SQLException {
        boolean value = row.getBoolean(index);
        return !value && row.wasNull() ? null : value;
    }

    private static @Nullable Object date(ResultSet row, int index) throws SQLException {
        return row.getString(index);
    }

    private static @Nullable Object timestamp(ResultSet row, int index) throws SQLException {
        LocalDateTime value = row.getObject(index, LocalDateTime.class);
        return value == null ? null : ISO.format(value);
    }

    private static @Nullable Object zoned(ResultSet row, int index) throws SQLException {
        OffsetDateTime value = row.getObject(index, OffsetDateTime.class);
        return value == null ? null : ISO.format(value.withOffsetSameInstant(ZoneOffset.UTC));
    }
}
