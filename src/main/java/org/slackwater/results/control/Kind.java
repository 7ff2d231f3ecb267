package org.slackwater.results.control;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slackwater.http.entity.ApiException;

/** How results of one kind are ordered and filtered: names in the API and the columns behind them. */
enum Kind {
    BUCKET(
            ResultTable.BUCKET,
            "anomaly_score",
            "timestamp",
            false,
            List.of("bucket_time"),
            Map.of(
                    "timestamp", "bucket_time",
                    "anomaly_score", "anomaly_score",
                    "initial_anomaly_score", "initial_anomaly_score",
                    "event_count", "event_count",
                    "bucket_span", "bucket_span",
                    "is_interim", "is_interim")),
    RECORD(
            ResultTable.RECORD,
            "record_score",
            "record_score",
            true,
            List.of("bucket_time", "seq"),
            Map.ofEntries(
                    Map.entry("timestamp", "bucket_time"),
                    Map.entry("record_score", "record_score"),
                    Map.entry("initial_record_score", "initial_record_score"),
                    Map.entry("probability", "probability"),
                    Map.entry("multi_bucket_impact", "multi_bucket_impact"),
                    Map.entry("detector_index", "detector_index"),
                    Map.entry("function", "function_name"),
                    Map.entry("function_description", "function_description"),
                    Map.entry("field_name", "field_name"),
                    Map.entry("by_field_name", "by_field_name"),
                    Map.entry("by_field_value", "by_field_value"),
                    Map.entry("over_field_name", "over_field_name"),
                    Map.entry("over_field_value", "over_field_value"),
                    Map.entry("partition_field_name", "partition_field_name"),
                    Map.entry("partition_field_value", "partition_field_value"),
                    Map.entry("bucket_span", "bucket_span"),
                    Map.entry("is_interim", "is_interim"))),
    INFLUENCER(
            ResultTable.INFLUENCER,
            "influencer_score",
            "influencer_score",
            true,
            List.of("bucket_time", "seq"),
            Map.of(
                    "timestamp", "bucket_time",
                    "influencer_score", "influencer_score",
                    "initial_influencer_score", "initial_influencer_score",
                    "influencer_field_name", "influencer_field_name",
                    "influencer_field_value", "influencer_field_value",
                    "probability", "probability",
                    "bucket_span", "bucket_span",
                    "is_interim", "is_interim"));

    final ResultTable table;
    final String score;
    private final String sort;
    private final boolean desc;
    private final List<String> key;
    private final Map<String, String> columns;

    Kind(ResultTable table, String score, String sort, boolean desc, List<String> key, Map<String, String> columns) {
        this.table = table;
        this.score = score;
        this.sort = sort;
        this.desc = desc;
        this.key = key;
        this.columns = columns;
    }

    /**
     * The order of the query, made total by the key, so that pages neither overlap nor leave gaps. No column is named twice:
     * where H2 sorts on the disk, as it does with tens of thousands of rows, such a query loses values and fails.
     */
    String order(@Nullable String wanted, @Nullable Boolean descending) {
        String field = wanted == null ? sort : wanted;
        String column = columns.get(field);
        if (column == null) {
            throw ApiException.illegalArgument("cannot sort by [" + field + "]: fields to sort by are "
                    + columns.keySet().stream().sorted().toList());
        }
        boolean down = descending == null ? desc : descending;
        String rest = key.stream()
                .filter(each -> !each.equals(column))
                .map(", "::concat)
                .collect(Collectors.joining());
        return " order by " + column + (down ? " desc" : "") + " nulls last" + rest;
    }
}
