package org.slackwater.sources.entity;

import java.util.List;
import org.slackwater.analysis.entity.TimeFormat;

/**
 * What a datafeed asks of a source.
 *
 * @param tables the tables or views, as {@code indices} of the datafeed names them, without the source's name
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
        int fetchSize) {}
