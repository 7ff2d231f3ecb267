package org.slackwater.results.control;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/** The tables of results: the columns in the order in which rows are written and read. */
enum ResultTable {
    BUCKET(
            "bucket",
            "job_id, bucket_time, bucket_span, anomaly_score, initial_anomaly_score, event_count, is_interim,"
                    + " bucket_influencers, scheduled_events"),
    RECORD(
            "record",
            "job_id, bucket_time, seq, bucket_span, detector_index, function_name, function_description, field_name,"
                    + " by_field_name, by_field_value, over_field_name, over_field_value, partition_field_name,"
                    + " partition_field_value, typical, actual, probability, multi_bucket_impact, record_score,"
                    + " initial_record_score, is_interim, influencers, causes, explanation,"
                    + " correlated_by_field_value"),
    INFLUENCER(
            "influencer",
            "job_id, bucket_time, seq, bucket_span, influencer_field_name, influencer_field_value, influencer_score,"
                    + " initial_influencer_score, probability, is_interim"),
    MODEL_PLOT(
            "model_plot",
            "job_id, bucket_time, seq, bucket_span, detector_index, model_feature, by_field_name, by_field_value,"
                    + " partition_field_name, partition_field_value, model_lower, model_median, model_upper, actual");

    /** Those that also hold what open buckets look like. */
    static final List<ResultTable> WITH_INTERIM = List.of(BUCKET, RECORD, INFLUENCER);

    static final List<ResultTable> ALL = List.of(values());

    private final String table;
    private final List<String> columns;

    ResultTable(String table, String columns) {
        this.table = table;
        this.columns = Arrays.asList(columns.split(", *"));
    }

    String table() {
        return table;
    }

    /** An insert of one row with all columns. */
    String insert() {
        String marks = columns.stream().map(c -> "?").collect(Collectors.joining(", "));
        return "insert into " + table + " (" + String.join(", ", columns) + ") values (" + marks + ")";
    }

    /** A query for all columns, up to where its conditions begin. */
    String select() {
        return "select " + String.join(", ", columns) + " from " + table;
    }
}
