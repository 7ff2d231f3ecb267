package org.slackwater.datafeeds.control;

import jakarta.json.JsonArray;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slackwater.datafeeds.entity.DatafeedConfig;
import org.slackwater.http.entity.ApiException;

/** The names of what a datafeed reads, which a request may give as one text or as a list, under either of two names. */
final class Indices {
    private Indices() {}

    /** @throws ApiException 400 when there is none */
    static List<String> of(DatafeedConfig config) {
        @Nullable JsonValue given = config.indices() == null ? config.indexes() : config.indices();
        List<String> names = given == null ? List.of() : names(given).toList();
        if (names.isEmpty() || names.stream().anyMatch(String::isBlank)) {
            throw ApiException.illegalArgument("[indices] must name at least one table or view, and none may be empty");
        }
        return names;
    }

    private static Stream<String> names(JsonValue given) {
        if (given instanceof JsonString text) {
            return Arrays.stream(text.getString().split(",")).map(String::strip);
        }
        if (given instanceof JsonArray list && list.stream().allMatch(JsonString.class::isInstance)) {
            return list.getValuesAs(JsonString::getString).stream();
        }
        throw ApiException.illegalArgument("[indices] must be a text or a list of texts");
    }
}
