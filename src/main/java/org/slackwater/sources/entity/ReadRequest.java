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
 * @param from inclusive, epoch milliseconds
 * @param to exclusive
 * @param fetchSize rows a round trip (the datafeed's {@code scroll_size})
 */
public record ReadRequest(
        List<String> tables,
        String timeField,
        TimeFormat timeFormat,
        List<String> fields,
        Query query,
        long from,
        long to,
        int fetchSize) {

    public ReadRequest within(long newFrom, long newTo) {
        return new ReadRequest(tables, timeField, timeFormat, fields, query, newFrom, newTo, fetchSize);
    }

    public ReadRequest of(List<String> newTables) {
        return new ReadRequest(newTables, timeField, timeFormat, fields, query, from, to, fetchSize);
    }
}
