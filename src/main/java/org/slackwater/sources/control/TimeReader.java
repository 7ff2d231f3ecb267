package org.slackwater.sources.control;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;
import org.slackwater.analysis.entity.TimeFormat;

/** Reads the time of the current row. */
@FunctionalInterface
interface TimeReader {
    /** The time of a row that has none, or none that can be read. */
    long NONE = Long.MIN_VALUE;

    long read(ResultSet row, int index) throws SQLException;

    static TimeReader of(Column column, TimeFormat format) {
        return switch (column.kind()) {
            case DATE -> TimeReader::date;
            case TIMESTAMP -> TimeReader::timestamp;
            case TIMESTAMP_TZ -> TimeReader::zoned;
            case INTEGER ->
                format.equals(TimeFormat.EPOCH_MS)
                        ? TimeReader::milliseconds
                        : (row, index) -> parsed(format, row.getObject(index));
            case DECIMAL, DOUBLE, REAL -> (row, index) -> parsed(format, row.getObject(index));
            default -> (row, index) -> parsed(format, row.getString(index));
        };
    }

    private static long parsed(TimeFormat format, @Nullable Object value) {
        return format.parse(value).orElse(NONE);
    }

    private static long milliseconds(ResultSet row, int index) throws SQLException {
        long value = row.getLong(index);
        return value == 0 && row.wasNull() ? NONE : value;
    }

    private static long date(ResultSet row, int index) throws SQLException {
        LocalDate value = row.getObject(index, LocalDate.class);
        return value == null ? NONE : value.toEpochDay() * 86_400_000L;
    }

    private static long timestamp(ResultSet row, int index) throws SQLException {
        LocalDateTime value = row.getObject(index, LocalDateTime.class);
        return value == null ? NONE : value.toInstant(ZoneOffset.UTC).toEpochMilli();
    }

    private static long zoned(ResultSet row, int index) throws SQLException {
        OffsetDateTime value = row.getObject(index, OffsetDateTime.class);
        return value == null ? NONE : value.toInstant().toEpochMilli();
    }
}
