package org.slackwater.api;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Bodies that are not what they should be. */
public final class BadBodies {
    /** Where a body is read, with one that is right, and the fields into which values are put that are not. */
    record Place(String method, String path, String rightBody, List<String> fields) {
        Stream<String> bodies() {
            JsonObject right = parse(rightBody).asJsonObject();
            return fields.stream().flatMap(field -> VALUES.stream()
                    .map(value -> with(right, field, parse(value)).toString()));
        }

        /** @param field a path whose parts are names of objects, all of which are made where they are not there */
        private static JsonValue with(JsonValue body, String field, JsonValue value) {
            int dot = field.indexOf('.');
            String name = dot < 0 ? field : field.substring(0, dot);
            JsonObject object = body instanceof JsonObject given ? given : JsonValue.EMPTY_JSON_OBJECT;
            boolean list = name.endsWith("[]");
            String key = list ? name.substring(0, name.length() - 2) : name;
            JsonValue inner = object.getOrDefault(key, JsonValue.EMPTY_JSON_OBJECT);
            JsonValue item = list && inner.getValueType() == JsonValue.ValueType.ARRAY
                    ? inner.asJsonArray().get(0)
                    : inner;
            JsonValue placed = dot < 0 ? value : with(item, field.substring(dot + 1), value);
            return Json.createObjectBuilder(object)
                    .add(key, list ? Json.createArrayBuilder().add(placed).build() : placed)
                    .build();
        }
    }

    /** Values of all kinds: each is wrong for most fields, and right for some. */
    public static final List<String> VALUES = List.of(
            "null",
            "true",
            "\"x\"",
            "-1",
            "0",
            "1e300",
            "1e999999999",
            "9223372036854775808",
            "[]",
            "{}",
            "[null]",
            "[{}]",
            "{\"a\":\"b\"}",
            "\"1h\"",
            "\"99999999999999999999d\"",
            "\"\\u0000\"",
            "\"\\ud83d\\udca5\"",
            "\"now+1x\"",
            "\"NaN\"",
            '"' + "x".repeat(1000) + '"');

    /** Texts that are no body of anything. */
    public static final Map<String, byte[]> BROKEN = Map.ofEntries(
            entry("an open brace", "{"),
            entry("a closing brace", "}"),
            entry("a list", "[]"),
            entry("null", "null"),
            entry("a text", "\"x\""),
            entry("a name alone", "{\"a\""),
            entry("a name without a value", "{\"a\":}"),
            entry("two documents", "{}{}"),
            entry("a name twice", "{\"job_id\":\"a\",\"job_id\":\"a\"}"),
            entry("an unknown field", "{\"no_such_field\":1}"),
            entry("a zero byte", "\0"),
            entry("single quotes", "{'a':1}"),
            entry("not a number", "{\"a\":NaN}"),
            entry("a comment", "/* */{}"),
            entry("a bad escape", "{\"description\":\"\\x\"}"),
            entry("objects without end", "{\"a\":".repeat(5000)),
            entry("lists without end", "[".repeat(5000)),
            entry("a deep value", "{\"custom_settings\":" + "{\"a\":".repeat(3000) + "1" + "}".repeat(3001)),
            entry("a long number", "{\"scroll_size\":" + "9".repeat(50_000) + "}"),
            Map.entry("bytes that are not UTF-8", new byte[] {'{', '"', (byte) 0xff, (byte) 0xfe, '"', ':', '1', '}'}),
            Map.entry("UTF-16", "{}".getBytes(StandardCharsets.UTF_16)));

    private static final String JOB =
            """
            {"analysis_config":{"bucket_span":"1h","detectors":[{"function":"count"}]},"data_description":{"time_field":"ts"}}""";

    private BadBodies() {}

    /** @param job an existing one, closed, with a datafeed */
    static List<Place> places(String job, String feed) {
        String jobs = "/_ml/anomaly_detectors/";
        String feeds = "/_ml/datafeeds/";
        return List.of(
                new Place("PUT", jobs + "bad-input-new", JOB, jobFields()),
                new Place("PUT", feeds + "bad-input-new", feed("bad-input-feedless"), feedFields()),
                new Place("POST", jobs + job + "/_update", "{}", updateFields()),
                new Place("POST", feeds + feed + "/_update", "{}", feedFields()),
                new Place("POST", jobs + job + "/_open", "{}", List.of("timeout")),
                new Place("POST", jobs + job + "/_close", "{}", List.of("timeout", "force", "allow_no_match")),
                new Place(
                        "POST",
                        jobs + job + "/_flush",
                        "{}",
                        List.of("calc_interim", "start", "end", "advance_time", "skip_time")),
                new Place(
                        "POST", jobs + job + "/_forecast", "{}", List.of("duration", "expires_in", "max_model_memory")),
                new Place("POST", jobs + "_validate", JOB, List.of("job_id", "model_plot", "model_snapshot_id")),
                new Place(
                        "POST",
                        jobs + "_validate/detector",
                        "{\"function\":\"mean\",\"field_name\":\"a\"}",
                        List.of("function", "field_name", "by_field_name", "use_null", "custom_rules")),
                new Place("POST", jobs + job + "/results/buckets", "{}", resultFields("anomaly_score", "timestamp")),
                new Place("POST", jobs + job + "/results/records", "{}", resultFields("record_score")),
                new Place("POST", jobs + job + "/results/influencers", "{}", resultFields("influencer_score")),
                new Place(
                        "POST",
                        jobs + job + "/results/model_plots",
                        "{}",
                        List.of(
                                "by_field_value",
                                "desc",
                                "detector_index",
                                "end",
                                "page",
                                "page.from",
                                "partition_field_value",
                                "start")),
                new Place(
                        "POST",
                        jobs + job + "/results/annotations",
                        "{}",
                        List.of("end", "event", "page", "start", "page.from", "page.size")),
                new Place(
                        "POST",
                        jobs + job + "/annotations",
                        "{\"annotation\":\"x\",\"timestamp\":1}",
                        List.of(
                                "annotation",
                                "timestamp",
                                "end_timestamp",
                                "detector_index",
                                "partition_field_name",
                                "partition_field_value",
                                "over_field_name",
                                "over_field_value",
                                "by_field_name",
                                "by_field_value")),
                new Place(
                        "POST",
                        jobs + job + "/results/overall_buckets",
                        "{}",
                        List.of(
                                "allow_no_match",
                                "bucket_span",
                                "end",
                                "exclude_interim",
                                "overall_score",
                                "start",
                                "top_n")),
                new Place(
                        "POST",
                        jobs + job + "/model_snapshots",
                        "{}",
                        List.of("desc", "end", "page", "sort", "start", "page.from", "page.size")),
                new Place(
                        "POST",
                        jobs + job + "/model_snapshots/none/_update",
                        "{\"retain\":true}",
                        List.of("description", "retain")),
                new Place(
                        "POST",
                        jobs + job + "/model_snapshots/none/_revert",
                        "{}",
                        List.of("delete_intervening_results")),
                new Place(
                        "DELETE", "/_ml/_delete_expired_data/" + job, "{}", List.of("requests_per_second", "timeout")),
                new Place(
                        "POST",
                        jobs + "_estimate_model_memory",
                        """
                        {"analysis_config":{"detectors":[{"function":"count","by_field_name":"a"}],"influencers":["b"]},\
                        "overall_cardinality":{"a":1},"max_bucket_cardinality":{"b":1}}""",
                        List.of(
                                "analysis_config",
                                "overall_cardinality",
                                "overall_cardinality.a",
                                "max_bucket_cardinality",
                                "max_bucket_cardinality.b",
                                "analysis_config.bucket_span",
                                "analysis_config.detectors",
                                "analysis_config.influencers")),
                new Place("POST", feeds + feed + "/_start", "{}", List.of("datafeed_id", "start", "end", "timeout")),
                new Place(
                        "POST",
                        feeds + feed + "/_stop",
                        "{}",
                        List.of("allow_no_match", "force", "timeout", "close_job")),
                new Place(
                        "POST",
                        feeds + "_preview",
                        "{\"datafeed_config\":" + feed(job).replace("}", ",\"scroll_size\":1}") + "}",
                        Stream.concat(
                                        Stream.of("job_config", "datafeed_config"),
                                        feedFields().stream().map("datafeed_config."::concat))
                                .toList()),
                new Place("PUT", "/_ml/filters/bad-input-new", "{}", List.of("filter_id", "description", "items")),
                new Place(
                        "POST",
                        "/_ml/filters/bad-input/_update",
                        "{}",
                        List.of("description", "add_items", "remove_items")),
                new Place(
                        "PUT", "/_ml/calendars/bad-input-new", "{}", List.of("calendar_id", "description", "job_ids")),
                new Place("POST", "/_ml/calendars", "{}", List.of("page", "page.from", "page.size")),
                new Place(
                        "POST",
                        "/_ml/calendars/bad-input/events",
                        "{\"events\":[{\"description\":\"x\",\"start_time\":1,\"end_time\":2}]}",
                        Stream.concat(
                                        Stream.of("events"),
                                        Stream.of(
                                                        "description",
                                                        "start_time",
                                                        "end_time",
                                                        "skip_result",
                                                        "skip_model_update",
                                                        "force_time_shift",
                                                        "calendar_id")
                                                .map("events[]."::concat))
                                .toList()),
                new Place(
                        "PUT",
                        "/_security/user/bad-input",
                        "{\"password\":\"s3cret-long\",\"roles\":[]}",
                        List.of("password", "roles")),
                new Place("PUT", "/_security/user/nobody/_password", "{}", List.of("password")),
                new Place(
                        "PUT",
                        "/_security/api_key",
                        "{\"name\":\"bad-input\"}",
                        List.of(
                                "name",
                                "expiration",
                                "role_descriptors",
                                "role_descriptors.r",
                                "role_descriptors.r.cluster",
                                "metadata")),
                new Place(
                        "DELETE",
                        "/_security/api_key",
                        "{\"name\":\"bad-input\"}",
                        List.of("ids", "id", "name", "owner", "username")));
    }

    static String feed(String job) {
        return "{\"job_id\":\"" + job + "\",\"indices\":[\"taxi:NYC_TAXI\"]}";
    }

    private static List<String> jobFields() {
        return List.of(
                "job_id",
                "job_type",
                "groups",
                "description",
                "analysis_config",
                "analysis_limits",
                "data_description",
                "model_plot_config",
                "renormalization_window_days",
                "background_persist_interval",
                "model_snapshot_retention_days",
                "daily_model_snapshot_retention_after_days",
                "results_retention_days",
                "custom_settings",
                "results_index_name",
                "allow_lazy_open",
                "datafeed_config",
                "create_time",
                "analysis_config.bucket_span",
                "analysis_config.detectors",
                "analysis_config.influencers",
                "analysis_config.latency",
                "analysis_config.summary_count_field_name",
                "analysis_config.model_prune_window",
                "analysis_config.categorization_filters",
                "analysis_config.categorization_analyzer",
                "analysis_config.per_partition_categorization",
                "analysis_config.detectors[].function",
                "analysis_config.detectors[].field_name",
                "analysis_config.detectors[].by_field_name",
                "analysis_config.detectors[].use_null",
                "analysis_config.detectors[].exclude_frequent",
                "analysis_config.detectors[].custom_rules",
                "analysis_config.detectors[].custom_rules[].actions",
                "analysis_config.detectors[].custom_rules[].scope",
                "analysis_config.detectors[].custom_rules[].scope.x",
                "analysis_config.detectors[].custom_rules[].conditions",
                "analysis_config.detectors[].custom_rules[].conditions[].applies_to",
                "analysis_config.detectors[].custom_rules[].conditions[].value",
                "analysis_config.detectors[].detector_index",
                "data_description.time_field",
                "data_description.time_format",
                "analysis_limits.model_memory_limit",
                "analysis_limits.categorization_examples_limit",
                "model_plot_config.enabled",
                "model_plot_config.terms");
    }

    private static List<String> updateFields() {
        return List.of(
                "groups",
                "description",
                "detectors",
                "model_plot_config",
                "analysis_limits",
                "renormalization_window_days",
                "background_persist_interval",
                "model_snapshot_retention_days",
                "daily_model_snapshot_retention_after_days",
                "results_retention_days",
                "categorization_filters",
                "per_partition_categorization",
                "custom_settings",
                "allow_lazy_open",
                "model_prune_window",
                "detectors[].detector_index",
                "detectors[].description",
                "detectors[].custom_rules",
                "analysis_limits.model_memory_limit");
    }

    private static List<String> feedFields() {
        return List.of(
                "datafeed_id",
                "job_id",
                "indices",
                "query",
                "query_delay",
                "frequency",
                "scroll_size",
                "chunking_config",
                "delayed_data_check_config",
                "max_empty_searches",
                "indices_options",
                "aggregations",
                "script_fields",
                "runtime_mappings",
                "chunking_config.mode",
                "chunking_config.time_span",
                "delayed_data_check_config.check_window",
                "query.term",
                "query.bool",
                "query.range.passengers");
    }

    private static List<String> resultFields(String... more) {
        return Stream.concat(
                        Stream.of("desc", "end", "exclude_interim", "page", "sort", "start", "page.from", "page.size"),
                        Stream.of(more))
                .toList();
    }

    private static Map.Entry<String, byte[]> entry(String name, String text) {
        return Map.entry(name, text.getBytes(StandardCharsets.UTF_8));
    }

    private static JsonValue parse(String json) {
        try (var reader = Json.createReader(new StringReader(json))) {
            return reader.readValue();
        }
    }
}
