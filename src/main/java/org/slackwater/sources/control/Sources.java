package org.slackwater.sources.control;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.slackwater.http.entity.ApiException;
import org.slackwater.sources.entity.ReadRequest;

/**
 * All sources as one: the tables of a request are {@code table}, {@code schema.table} or {@code source:table}, and their
 * records come merged in the order of time.
 */
@ApplicationScoped
public class Sources implements Source {
    @Inject
    DataSources dataSources;

    /** A query may take long until its first row; what says nothing for longer than this has been lost. */
    @Inject
    @ConfigProperty(name = "slackwater.sources.silence-ms", defaultValue = "1800000")
    int silenceMillis;

    @Override
    public RecordCursor open(ReadRequest request) {
        List<RecordCursor> cursors = new ArrayList<>();
        try {
            parts(request).forEach((name, part) -> cursors.add(source(name).open(part)));
        } catch (RuntimeException e) {
            cursors.forEach(RecordCursor::close);
            throw e;
        }
        return MergedCursor.of(cursors);
    }

    @Override
    public OptionalLong first(ReadRequest request) {
        return parts(request).entrySet().stream()
                .flatMapToLong(part -> source(part.getKey()).first(part.getValue()).stream())
                .min();
    }

    @Override
    public void verify(ReadRequest request) {
        parts(request).forEach((name, part) -> source(name).verify(part));
    }

    private Source source(String name) {
        return new JdbcSource(name, dataSources.named(name), silenceMillis);
    }

    private static Map<String, ReadRequest> parts(ReadRequest request) {
        Map<String, List<String>> tables = new LinkedHashMap<>();
        for (String index : request.tables()) {
            int colon = index.indexOf(':');
            String source = colon < 0 ? SourceConfig.DEFAULT : index.substring(0, colon);
            tables.computeIfAbsent(source, absent -> new ArrayList<>()).add(index.substring(colon + 1));
        }
        if (tables.isEmpty()) {
            throw ApiException.illegalArgument("[indices] is empty: nothing to read");
        }
        Map<String, ReadRequest> parts = new LinkedHashMap<>();
        tables.forEach((source, names) -> parts.put(source, request.of(names)));
        return parts;
    }
}
