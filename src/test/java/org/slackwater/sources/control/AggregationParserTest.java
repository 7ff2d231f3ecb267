package org.slackwater.sources.control;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.io.StringReader;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.slackwater.http.entity.ApiException;

/** What cannot be worked out is refused by name. */
class AggregationParserTest {
    private static final String LATEST = "\"t\":{\"max\":{\"field\":\"t\"}}";

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            textBlock =
                    """
            {}                                                                  | exactly one aggregation at its top
            {"a":{"terms":{"field":"x"}},"b":{"terms":{"field":"y"}}}           | exactly one aggregation at its top
            {"a":5}                                                             | [a] needs an object
            {"a":{}}                                                            | exactly one type of aggregation
            {"a":{"terms":{"field":"x"}}}                                       | a [date_histogram], a [histogram]
            {"a":{"date_histogram":{"fixed_interval":"1h"},"aggs":{LATEST}}}    | needs a text for [field]
            {"a":{"date_histogram":{"field":"t"},"aggs":{LATEST}}}              | one of [fixed_interval] and [calendar_interval]
            {"a":{"date_histogram":{"field":"t","fixed_interval":"0"},"aggs":{LATEST}}}     | at least 1ms
            {"a":{"date_histogram":{"field":"t","fixed_interval":"x"},"aggs":{LATEST}}}     | [fixed_interval]
            {"a":{"date_histogram":{"field":"t","calendar_interval":"week"},"aggs":{LATEST}}} | second, minute, hour or day
            {"a":{"date_histogram":{"field":"t","fixed_interval":"1h","offset":"1m"},"aggs":{LATEST}}} | does not support [offset]
            {"a":{"date_histogram":{"field":"t","fixed_interval":"1h","time_zone":"CET"},"aggs":{LATEST}}} | must be UTC
            {"a":{"date_histogram":{"field":"t","fixed_interval":"1h"}}}        | nested [max] aggregation named [t]
            {"a":{"date_histogram":{"field":"t","fixed_interval":"1h"},"aggs":{"t":{"min":{"field":"t"}}}}} | nested [max]
            {"a":{"date_histogram":{"field":"t","fixed_interval":"1h"},"aggs":{LATEST},"aggregations":{}}} | both [aggs] and
            {"a":{"histogram":{"field":"t","interval":"1h"},"aggs":{LATEST}}}   | whole milliseconds
            {"a":{"histogram":{"field":"t","interval":1000},"aggs":{LATEST,"x":{"percentiles":{"field":"v"}}}}} | [percentiles] of [x]
            {"a":{"histogram":{"field":"t","interval":1000},"aggs":{LATEST,"x":{"avg":{"script":"1"}}}}} | does not support [script]
            {"a":{"histogram":{"field":"t","interval":1000},"aggs":{LATEST,"x":{"avg":{"field":"v"},"aggs":{LATEST}}}}} | takes no aggregations
            {"a":{"histogram":{"field":"t","interval":1000},"aggs":{LATEST,"x":{"terms":{"field":"v"}},"y":{"terms":{"field":"w"}}}}} | same level
            {"a":{"histogram":{"field":"t","interval":1000},"aggs":{LATEST,"x":{"terms":{"field":"v","size":0}}}}} | [size] of [x]
            {"a":{"histogram":{"field":"t","interval":1000},"aggs":{LATEST,"x":{"terms":{"field":"v","order":{}}}}}} | does not support [order]
            {"a":{"histogram":{"field":"t","interval":1000},"aggs":{LATEST,"doc_count":{"avg":{"field":"v"}}}}} | [doc_count] is used twice
            {"a":{"composite":{},"aggs":{LATEST}}}                              | array of at most
            {"a":{"composite":{"sources":[{}]},"aggs":{LATEST}}}                | exactly one name
            {"a":{"composite":{"sources":[{"x":{"terms":{"field":"x"}}}]},"aggs":{LATEST}}} | [date_histogram] is required
            {"a":{"composite":{"sources":[{"x":{"geotile_grid":{"field":"x"}}}]},"aggs":{LATEST}}} | not [geotile_grid] as [x]
            """)
    void whatIsWrongIsNamed(String aggregations, String named) {
        assertThatThrownBy(() -> AggregationParser.parse(parse(aggregations.replace("LATEST", LATEST))))
                .isInstanceOfSatisfying(ApiException.class, refused -> assertThat(refused.status())
                        .isEqualTo(400))
                .hasMessageContaining(named);
    }

    @Test
    void nestingHasItsBounds() {
        String level = "{" + LATEST + "}";
        for (int i = 0; i < 20; i++) {
            level = "{\"x" + i + "\":{\"terms\":{\"field\":\"f\"},\"aggs\":" + level + "}}";
        }
        String deep = "{\"a\":{\"histogram\":{\"field\":\"t\",\"interval\":1},\"aggs\":" + level + "}}";

        assertThatThrownBy(() -> AggregationParser.parse(parse(deep))).hasMessageContaining("nested deeper");
    }

    private static JsonObject parse(String json) {
        try (var reader = Json.createReader(new StringReader(json))) {
            return reader.readObject();
        }
    }
}
