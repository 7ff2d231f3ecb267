package org.slackwater.sources.control;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.slackwater.sources.entity.Aggregation;
import org.slackwater.sources.entity.Aggregation.Level;
import org.slackwater.sources.entity.Aggregation.Metric;
import org.slackwater.sources.entity.Aggregation.Terms;

/** The records of one interval, or of one value within it, while they come. Used by one thread. */
final class Group {
    private static final Comparator<Map.Entry<Object, Group>> LARGEST_FIRST =
            Comparator.<Map.Entry<Object, Group>>comparingLong(entry -> entry.getValue().count)
                    .reversed()
                    .thenComparing(entry -> entry.getKey().toString());

    private final Level level;
    private final Map<String, Integer> columns;
    private final List<Measure> measures;
    private final Map<Object, Group> groups = new HashMap<>();
    private long count;

    /** @param columns where the fields stand in a record */
    Group(Level level, Map<String, Integer> columns) {
        this.level = level;
        this.columns = columns;
        this.measures = level.metrics().stream().map(Measure::of).toList();
    }

    void add(@Nullable Object[] values) {
        count++;
        for (int i = 0; i < measures.size(); i++) {
            Object value = value(values, level.metrics().get(i).field());
            if (value != null) {
                measures.get(i).add(value);
            }
        }
        Terms terms = level.terms();
        Object key = terms == null ? null : value(values, terms.field());
        if (terms != null && key != null) {
            groups.computeIfAbsent(key, absent -> new Group(terms.within(), columns))
                    .add(values);
        }
    }

    private @Nullable Object value(@Nullable Object[] values, String field) {
        Integer column = columns.get(field);
        return column == null ? null : values[column];
    }

    /** The summarised records: one of each innermost group, with what was measured around it. */
    List<Map<String, Object>> records() {
        List<Map<String, Object>> records = new ArrayList<>();
        collect(Map.of(), records);
        return records;
    }

    private void collect(Map<String, Object> around, List<Map<String, Object>> records) {
        Map<String, Object> record = new HashMap<>(around);
        for (int i = 0; i < measures.size(); i++) {
            Object result = measures.get(i).result();
            if (result != null) {
                Metric metric = level.metrics().get(i);
                record.put(metric.name(), result);
            }
        }
        Terms terms = level.terms();
        if (terms == null || groups.isEmpty()) {
            record.put(Aggregation.DOC_COUNT, count);
            records.add(record);
            return;
        }
        groups.entrySet().stream().sorted(LARGEST_FIRST).limit(terms.size()).forEach(group -> {
            record.put(terms.name(), group.getKey());
            group.getValue().collect(record, records);
        });
    }
}
