package org.slackwater.sources.control;

import java.util.List;
import java.util.OptionalLong;
import org.slackwater.http.entity.ApiException;
import org.slackwater.sources.entity.Aggregation;
import org.slackwater.sources.entity.ReadRequest;

/** A source whose records are summarised before anybody gets them. */
public final class AggregatedSource implements Source {
    private final Source source;
    private final Aggregation aggregation;

    public AggregatedSource(Source source, Aggregation aggregation) {
        this.source = source;
        this.aggregation = aggregation;
    }

    @Override
    public RecordCursor open(ReadRequest request) {
        return new AggregatedCursor(source.open(raw(request)), aggregation, request.fields());
    }

    @Override
    public OptionalLong first(ReadRequest request) {
        return source.first(raw(request));
    }

    @Override
    public void verify(ReadRequest request) {
        source.verify(raw(request));
    }

    private ReadRequest raw(ReadRequest request) {
        List<String> names = aggregation.names();
        for (String field : request.fields()) {
            if (!names.contains(field)) {
                throw ApiException.illegalArgument(
                        "field [" + field + "] of the job is none of what [aggregations] give: " + names);
            }
        }
        return new ReadRequest(
                request.tables(),
                request.timeField(),
                request.timeFormat(),
                aggregation.fields(),
                request.query(),
                request.from(),
                request.to(),
                request.fetchSize());
    }
}
