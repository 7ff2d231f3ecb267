package org.slackwater.sources.control;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.OptionalLong;
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.impl.DSL;
import org.slackwater.analysis.entity.TimeFormat;
import org.slackwater.sources.entity.Query.Bound;

/**
 * The time that a value of a query stands for, as the API has it: from its first millisecond to the first one after it.
 * Where the value leaves the time of day out, it stands for the whole day; without seconds, for the whole minute.
 */
record TimeBounds(long start, long end) {
    /** Years 1 to 9999: what every database can compare with; PostgreSQL's infinities lie outside. */
    private static final long MIN = -62_135_596_800_000L;

    private static final long MAX = 253_402_300_800_000L;
    private static final long DAY = 86_400_000L;

    static TimeBounds of(Column column, Object value) {
        if (value instanceof String text) {
            OptionalLong iso = TimeFormat.ISO.parse(text);
            if (iso.isPresent()) {
                return new TimeBounds(iso.getAsLong(), iso.getAsLong() + unit(text));
            }
        }
        OptionalLong millis = TimeFormat.EPOCH_MS.parse(value);
        if (millis.isEmpty()) {
            throw QueryParser.refused(
                    "[" + value + "] is neither a date of ISO 8601 nor epoch milliseconds, as " + column + " needs",
                    null);
        }
        long start = Math.max(MIN, Math.min(MAX, millis.getAsLong()));
        return new TimeBounds(start, start + 1);
    }

    private static long unit(String iso) {
        int timeOfDay = iso.indexOf('T');
        if (timeOfDay < 0) {
            return DAY;
        }
        String clock = iso.substring(timeOfDay + 1).split("[Z+-]", 2)[0];
        return switch (clock.length()) {
            case 2 -> 3_600_000L;
            case 5 -> 60_000L;
            case 8 -> 1_000L;
            default -> 1L;
        };
    }

    long from(Bound bound) {
        return bound.inclusive() ? start : end;
    }

    long to(Bound bound) {
        return bound.inclusive() ? end : start;
    }

    static Condition atLeast(Column column, long millis) {
        return column.field().ge(value(column.kind(), millis));
    }

    static Condition before(Column column, long millis) {
        return column.field().lt(value(column.kind(), millis));
    }

    private static Field<?> value(ColumnKind kind, long millis) {
        long clamped = Math.max(MIN, Math.min(MAX, millis));
        LocalDateTime at = LocalDateTime.ofInstant(Instant.ofEpochMilli(clamped), ZoneOffset.UTC);
        return switch (kind) {
            case TIMESTAMP -> DSL.val(at);
            case TIMESTAMP_TZ -> DSL.val(at.atOffset(ZoneOffset.UTC));
            // A day counts as its first instant: the first day not before the time.
            case DATE -> DSL.val(LocalDate.ofEpochDay(-Math.floorDiv(-clamped, DAY)));
            default -> throw new IllegalArgumentException(kind + " is no time");
        };
    }
}
