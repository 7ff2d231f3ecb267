package org.slackwater.sources.entity;

import java.util.List;
import org.slackwater.analysis.entity.TimeFormat;

/**
 * What a datafeed asks of a source.
 *
 * @param tables the tables or views, as {@code indices} of the datafeed names them; a single source gets them without
 *     its name
 * @param timeFormat how the time is written where the time field is a number or a text
 * @param fields fields wanted, besides the time
 * @param thenBy fields by whose values records of the same time are put in order, where that matters
 * @param from inclusive, epoch milliseconds
 * @param to exclusive
 * @param fetchSize rows a round trip (the datafeed's {@code scroll_size})
 */
public record ReadRequest(
        List<String> tables,
        String timeField,
        TimeFormat timeFormat,
        List<String> fields,
        List<String> thenBy,
        Query query,
        long from,
        long to,
        int fetchSize) {

    /** Of which records of the same time come in any order. */
    public ReadRequest(
            List<String> tables,
            String timeField,
            TimeFormat timeFormat,
            List<String> fields,
            Query query,
            long from,
            long to,
            int fetchSize) {
        this(tables, timeField, timeFormat, fields, List.of(), query, from, to, fetchSize);
    }

    public ReadRequest within(long newFrom, long newTo) {
        return new ReadRequest(tables, timeField, timeFormat, fields, thenBy, query, newFrom, newTo, fetchSize);
    }

    public ReadRequest of(List<String> newTables) {
        return new ReadRequest(newTables, timeField, timeFormat, fields, thenBy, query, from, to, fetchSize);
    }
}
