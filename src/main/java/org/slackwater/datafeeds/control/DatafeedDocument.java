package org.slackwater.datafeeds.control;

import jakarta.json.Json;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonValue;
import java.util.List;
import org.slackwater.datafeeds.entity.Datafeed;
import org.slackwater.datafeeds.entity.DatafeedConfig;
import org.slackwater.http.entity.ApiException;
import org.slackwater.http.entity.JsonFactories;
import org.slackwater.http.entity.StoredJson;
import org.slackwater.sources.control.AggregationParser;

/** The JSON of a datafeed: as the user gave it, which is what is stored, and as the API shows it. */
final class DatafeedDocument {
    private static final JsonObject MATCH_ALL = JsonFactories.BUILDERS
            .createObjectBuilder()
            .add("match_all", JsonValue.EMPTY_JSON_OBJECT)
            .build();
    private static final JsonObject AUTO =
            JsonFactories.BUILDERS.createObjectBuilder().add("mode", "auto").build();
    private static final long INTERVALS_AT_ONCE = 1_000;
    private static final JsonObject CHECKED =
            JsonFactories.BUILDERS.createObjectBuilder().add("enabled", true).build();

    private DatafeedDocument() {}

    /** A configuration that stood inside a job need not name it, and may name no other. */
    static JsonObject withJob(JsonObject config, String jobId) {
        if (config.containsKey("job_id") && !config.get("job_id").equals(Json.createValue(jobId))) {
            throw ApiException.illegalArgument("[job_id] " + config.get("job_id")
                    + " in [datafeed_config] is not that of the job [" + jobId + "]");
        }
        return JsonFactories.BUILDERS
                .createObjectBuilder(config)
                .add("job_id", jobId)
                .build();
    }

    /** The names as a list, each setting under its longer name, and without the ids, which have columns. */
    static JsonObject normal(JsonObject given, DatafeedConfig config) {
        JsonArrayBuilder indices = JsonFactories.BUILDERS.createArrayBuilder(Indices.of(config));
        JsonObjectBuilder normal = JsonFactories.BUILDERS
                .createObjectBuilder(given)
                .remove("datafeed_id")
                .remove("job_id")
                .remove("indexes")
                .add("indices", indices);
        if (given.containsKey("aggs")) {
            normal.remove("aggs").add("aggregations", given.get("aggs"));
        }
        if (given.get("max_empty_searches") instanceof JsonNumber searches && searches.intValue() < 0) {
            normal.remove("max_empty_searches");
        }
        return normal.build();
    }

    /** What is named in the change takes the place of what stood there. */
    static JsonObject merge(JsonObject before, JsonObject change) {
        JsonObjectBuilder merged = JsonFactories.BUILDERS.createObjectBuilder(before);
        change.forEach(merged::add);
        if (change.containsKey("indexes") && !change.containsKey("indices")) {
            merged.remove("indices");
        }
        if (change.containsKey("aggs") && !change.containsKey("aggregations")) {
            merged.remove("aggregations");
        }
        return merged.build();
    }

    /** With every default. */
    static JsonObject complete(Datafeed datafeed) {
        JsonObject given = StoredJson.object(datafeed.config());
        JsonObjectBuilder view = ids(datafeed)
                .add("query_delay", datafeed.queryDelay())
                .add("query", MATCH_ALL)
                .add("scroll_size", DatafeedConfig.DEFAULT_SCROLL_SIZE)
                .add("chunking_config", chunking(given))
                .add("delayed_data_check_config", CHECKED);
        given.forEach(view::add);
        return view.add("authorization", authorization(datafeed.roles())).build();
    }

    /** With aggregations so many of their intervals at once, else as much as there is data. */
    private static JsonObject chunking(JsonObject given) {
        return given.get("aggregations") instanceof JsonObject aggregations
                ? JsonFactories.BUILDERS
                        .createObjectBuilder()
                        .add("mode", "manual")
                        .add(
                                "time_span",
                                INTERVALS_AT_ONCE
                                                * AggregationParser.parse(aggregations)
                                                        .intervalMillis() + "ms")
                        .build()
                : AUTO;
    }

    /** Without what the server drew or filled in for itself, so that it can be put again. */
    static JsonObject withoutGenerated(Datafeed datafeed) {
        JsonObjectBuilder view = ids(datafeed)
                .add("query", MATCH_ALL)
                .add("scroll_size", DatafeedConfig.DEFAULT_SCROLL_SIZE)
                .add("delayed_data_check_config", CHECKED);
        StoredJson.object(datafeed.config()).forEach(view::add);
        return view.build();
    }

    private static JsonObjectBuilder ids(Datafeed datafeed) {
        return JsonFactories.BUILDERS
                .createObjectBuilder()
                .add("datafeed_id", datafeed.datafeedId())
                .add("job_id", datafeed.jobId());
    }

    private static JsonObject authorization(List<String> roles) {
        return JsonFactories.BUILDERS
                .createObjectBuilder()
                .add("roles", JsonFactories.BUILDERS.createArrayBuilder(roles))
                .build();
    }
}
