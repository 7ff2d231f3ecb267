package org.slackwater.jobs.entity;

import jakarta.json.Json;
import jakarta.json.JsonArray;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.util.List;

/** The categorization analyzer of jobs that name none, as the API writes it. */
public final class StandardAnalyzer {
    private static final int MOST_WORDS = 100;
    private static final String NAMES_IN_DATES = "Monday Tuesday Wednesday Thursday Friday Saturday Sunday"
            + " Mon Tue Wed Thu Fri Sat Sun"
            + " January February March April May June July August September October November December"
            + " Jan Feb Mar Apr Jun Jul Aug Sep Oct Nov Dec GMT UTC";

    private StandardAnalyzer() {}

    /** @param filters what is cut out of messages before: regular expressions */
    public static JsonObject with(List<String> filters) {
        JsonArrayBuilder charFilters = Json.createArrayBuilder().add("first_line_with_letters");
        filters.forEach(filter -> charFilters.add(
                Json.createObjectBuilder().add("type", "pattern_replace").add("pattern", filter)));
        return Json.createObjectBuilder()
                .add("char_filter", charFilters)
                .add("tokenizer", "ml_standard")
                .add(
                        "filter",
                        Json.createArrayBuilder()
                                .add(Json.createObjectBuilder()
                                        .add("type", "stop")
                                        .add("stopwords", Json.createArrayBuilder(List.of(NAMES_IN_DATES.split(" ")))))
                                .add(Json.createObjectBuilder()
                                        .add("type", "limit")
                                        .add("max_token_count", MOST_WORDS)))
                .build();
    }

    /** Whether it is this one, with whatever filters. */
    public static boolean is(JsonValue analyzer) {
        if (!(analyzer instanceof JsonObject object && object.get("char_filter") instanceof JsonArray charFilters)) {
            return false;
        }
        List<String> filters = charFilters.stream()
                .filter(JsonObject.class::isInstance)
                .map(filter -> filter.asJsonObject().getString("pattern", ""))
                .toList();
        return with(filters).equals(analyzer);
    }
}
