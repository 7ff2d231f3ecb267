package org.slackwater.sources.control;

import java.math.BigDecimal;
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.impl.DSL;
import org.slackwater.analysis.entity.TimeFormat;
import org.slackwater.http.entity.ApiException;

/**
 * The column that orders a table's records. A range of times becomes a range of the column's own values, so that an
 * index on it serves.
 */
record TimeColumn(Column column, TimeFormat format) {

    /** @throws ApiException 400 when the column cannot be read in the order of time */
    static TimeColumn of(Column column, TimeFormat format) {
        ColumnKind kind = column.kind();
        if (kind.isNumber() && !format.isEpoch()) {
            throw ApiException.illegalArgument("time " + column
                    + " is a number: its time_format is epoch or epoch_ms, not [" + format.pattern() + "]");
        }
        if (kind == ColumnKind.TEXT && !SortableFormat.isSortable(format)) {
            throw ApiException.illegalArgument("time " + column + " is a text in the format [" + format.pattern()
                    + "], whose alphabetical order is not known to be the order of time: use a column or view with a"
                    + " timestamp, or a format such as [yyyy-MM-dd'T'HH:mm:ss'Z']");
        }
        if (!kind.isNumber() && !kind.isTemporal() && kind != ColumnKind.TEXT) {
            throw ApiException.illegalArgument("time " + column + " is not a time");
        }
        return new TimeColumn(column, format);
    }

    /** Records of [from, to), and no others; a missing time is in no range. */
    Condition within(long from, long to) {
        if (column.kind().isTemporal()) {
            return TimeBounds.atLeast(column, from).and(TimeBounds.before(column, to));
        }
        if (column.kind().isNumber()) {
            Field<Object> number = column.field();
            return number.ge(number(from)).and(number.lt(number(to)));
        }
        return texts(from, to);
    }

    @SuppressWarnings("unchecked")
    private Field<Object> number(long millis) {
        return (Field<Object>) (Field<?>)
                switch (column.kind()) {
                    case INTEGER -> DSL.val(inSeconds() ? secondsNotBefore(millis) : millis);
                    case DECIMAL -> DSL.val(decimal(millis));
                    default -> DSL.val(decimal(millis).doubleValue());
                };
    }

    /** Not by negating twice, which the beginning of all time does not survive. */
    private static long secondsNotBefore(long millis) {
        return Math.floorDiv(millis, 1000L) + (Math.floorMod(millis, 1000L) == 0 ? 0 : 1);
    }

    private BigDecimal decimal(long millis) {
        return inSeconds() ? BigDecimal.valueOf(millis, 3) : BigDecimal.valueOf(millis);
    }

    private boolean inSeconds() {
        return format.equals(TimeFormat.EPOCH);
    }

    /** A bound that falls between two times that the format can write lies after the text of the earlier one. */
    private Condition texts(long from, long to) {
        Field<String> text = column.text();
        String first = SortableFormat.text(format, from);
        String end = SortableFormat.text(format, to);
        Condition start = isExact(first, from) ? text.ge(first) : text.gt(first);
        return start.and(isExact(end, to) ? text.lt(end) : text.le(end));
    }

    private boolean isExact(String text, long millis) {
        long written = format.parse(text).orElse(millis);
        return written >= SortableFormat.clamped(millis);
    }

    TimeReader reader() {
        return TimeReader.of(column, format);
    }
}
