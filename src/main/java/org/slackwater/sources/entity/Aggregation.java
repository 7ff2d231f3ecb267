package org.slackwater.sources.entity;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How records are summarised before a job gets them: those of each interval of a date histogram, in groups, each with
 * what is measured of it.
 *
 * @param timeField what the histogram goes by
 * @param intervalMillis width of an interval; the first one begins with the epoch
 * @param within what is made of an interval
 */
public record Aggregation(String timeField, long intervalMillis, Level within) {
    /** What a summarised record calls the number of records that it stands for. */
    public static final String DOC_COUNT = "doc_count";

    public enum Function {
        AVG,
        CARDINALITY,
        MAX,
        MIN,
        SUM,
        VALUE_COUNT
    }

    /** @param name what a summarised record calls it */
    public record Metric(String name, Function function, String field) {}

    /**
     * Groups by the values of a field; records without one are in none.
     *
     * @param name what a summarised record calls the value
     * @param size so many groups are kept, those of the most records
     */
    public record Terms(String name, String field, int size, Level within) {}

    /** @param terms null where the groups are not parted further */
    public record Level(List<Metric> metrics, @Nullable Terms terms) {}

    /** What summarised records have besides their time. */
    public List<String> names() {
        List<String> names = new ArrayList<>(List.of(DOC_COUNT));
        for (Level level : levels()) {
            level.metrics().forEach(metric -> names.add(metric.name()));
            if (level.terms() != null) {
                names.add(level.terms().name());
            }
        }
        return names;
    }

    /** What is read of the records that are summarised, besides their time. */
    public List<String> fields() {
        List<String> fields = new ArrayList<>();
        for (Level level : levels()) {
            level.metrics().forEach(metric -> fields.add(metric.field()));
            if (level.terms() != null) {
                fields.add(level.terms().field());
            }
        }
        return fields.stream().distinct().toList();
    }

    private List<Level> levels() {
        List<Level> levels = new ArrayList<>();
        Level level = within;
        while (level != null) {
            levels.add(level);
            level = level.terms() == null ? null : level.terms().within();
        }
        return levels;
    }
}
