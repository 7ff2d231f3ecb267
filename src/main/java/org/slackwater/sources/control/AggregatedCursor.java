package org.slackwater.sources.control;

import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.slackwater.sources.entity.Aggregation;

/**
 * Summarises records as they come: those of one interval are read, and then given as its summarised records, all with
 * the latest time that was among them.
 */
final class AggregatedCursor implements RecordCursor {
    private final RecordCursor raw;
    private final Aggregation aggregation;
    private final Map<String, Integer> columns = new HashMap<>();
    private final List<String> wanted;
    private Iterator<Map<String, Object>> summarised =
            List.<Map<String, Object>>of().iterator();
    private @Nullable Map<String, Object> current;
    private long time;
    private boolean begun;
    private boolean ahead;

    /**
     * @param raw gives the fields of the aggregation
     * @param wanted names of what it is to give of each
     */
    AggregatedCursor(RecordCursor raw, Aggregation aggregation, List<String> wanted) {
        this.raw = raw;
        this.aggregation = aggregation;
        this.wanted = wanted;
        List<String> fields = aggregation.fields();
        for (int i = 0; i < fields.size(); i++) {
            columns.put(fields.get(i), i);
        }
    }

    @Override
    public boolean next() {
        if (!begun) {
            begun = true;
            ahead = raw.next();
        }
        if (!summarised.hasNext() && ahead) {
            summarised = interval().records().iterator();
        }
        current = summarised.hasNext() ? summarised.next() : null;
        return current != null;
    }

    private Group interval() {
        Group group = new Group(aggregation.within(), columns);
        long interval = number(raw.time());
        do {
            group.add(raw.values());
            time = raw.time();
            ahead = raw.next();
        } while (ahead && number(raw.time()) == interval);
        return group;
    }

    private long number(long at) {
        return Math.floorDiv(at, aggregation.intervalMillis());
    }

    @Override
    public long time() {
        return time;
    }

    @Override
    public @Nullable Object[] values() {
        Map<String, Object> record = Objects.requireNonNull(current, "no record");
        @Nullable Object[] values = new @Nullable Object[wanted.size()];
        for (int i = 0; i < values.length; i++) {
            values[i] = record.get(wanted.get(i));
        }
        return values;
    }

    @Override
    public void close() {
        raw.close();
    }
}
