package org.slackwater.sources.control;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.json.Json;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.slackwater.analysis.entity.TimeFormat;
import org.slackwater.sources.entity.Query;
import org.slackwater.sources.entity.ReadRequest;

/** Records of one interval after another become few. */
class AggregatedSourceTest {
    private static final String BY_HOST =
            """
            {"seconds":{"date_histogram":{"field":"t","fixed_interval":"1s"},"aggs":{
              "t":{"max":{"field":"t"}},
              "all":{"sum":{"field":"v"}},
              "host":{"terms":{"field":"name","size":2},"aggs":{
                "mean":{"avg":{"field":"v"}},"least":{"min":{"field":"v"}},"most":{"max":{"field":"v"}},
                "values":{"value_count":{"field":"v"}},"different":{"cardinality":{"field":"v"}}}}}}}""";

    /** @param host null for none */
    private record Row(long time, @Nullable Object value, @Nullable String host) {}

    @Test
    void groupsOfEachIntervalAreMeasured() {
        List<Row> rows = List.of(
                new Row(0, 1L, "a"),
                new Row(10, 3.0, "a"),
                new Row(20, null, "a"),
                new Row(30, 3.0, "a"),
                new Row(40, 7L, "b"),
                new Row(999, 9L, null),
                new Row(3_500, 5L, "b"));

        assertThat(read(BY_HOST, rows, "host", "doc_count", "all", "mean", "least", "most", "values", "different"))
                .containsExactly(
                        Arrays.asList(999L, "a", 4L, 23.0, 7 / 3.0, 1.0, 3.0, 3L, 2L),
                        Arrays.asList(999L, "b", 1L, 23.0, 7.0, 7.0, 7.0, 1L, 1L),
                        Arrays.asList(3_500L, "b", 1L, 5.0, 5.0, 5.0, 5.0, 1L, 1L));
    }

    @Test
    void theLargestGroupsAreKept() {
        List<Row> rows = List.of(
                new Row(0, 1L, "a"),
                new Row(1, 1L, "b"),
                new Row(2, 1L, "c"),
                new Row(3, 1L, "d"),
                new Row(4, 1L, "d"));

        assertThat(read(BY_HOST, rows, "host")).containsExactly(List.of(4L, "d"), List.of(4L, "a"));
    }

    @Test
    void whereNoValueIsThereIsNoMeasure() {
        List<Row> rows = List.of(new Row(0, null, null));

        assertThat(read(BY_HOST, rows, "host", "doc_count", "all", "mean"))
                .containsExactly(Arrays.asList(0L, null, 1L, 0.0, null));
    }

    @Test
    void sourcesOfACompositeAreLevels() {
        String composite =
                """
                {"pages":{"composite":{"size":5,"sources":[{"at":{"date_histogram":{"field":"t","fixed_interval":"1s"}}},
                {"host":{"terms":{"field":"name"}}}]},"aggs":{"t":{"max":{"field":"t"}},"mean":{"avg":{"field":"v"}}}}}""";
        List<Row> rows = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            rows.add(new Row(i, i, "host-" + i));
        }

        assertThat(read(composite, rows, "host", "mean"))
                .hasSize(20)
                .contains(List.of(19L, "host-7", 7.0))
                .allMatch(record -> record.get(0).equals(19L));
    }

    @Test
    void theOrderOfRecordsMakesNoDifference() {
        List<Row> rows = new ArrayList<>();
        for (int i = 1; i <= 50; i++) {
            rows.add(new Row(0, i % 2 == 0 ? 1e17 / i : 0.1 * i, "a"));
        }
        List<Row> other = new ArrayList<>(rows);
        Collections.reverse(other);

        assertThat(read(BY_HOST, rows, "all", "mean")).isEqualTo(read(BY_HOST, other, "all", "mean"));
    }

    @Test
    void whatItDoesNotGiveIsNamed() {
        assertThatThrownBy(() -> read(BY_HOST, List.of(), "nowhere")).hasMessageContaining("[nowhere]");
        assertThatThrownBy(() -> source(BY_HOST, List.of()).verify(request("v")))
                .as("is measured, and not given as it is")
                .hasMessageContaining("[v]");
        assertThatThrownBy(() -> read(BY_HOST, List.of(new Row(0, "text", "a")), "mean"))
                .hasMessageContaining("[v]");
    }

    private static List<List<@Nullable Object>> read(String aggregations, List<Row> rows, String... wanted) {
        List<List<@Nullable Object>> records = new ArrayList<>();
        try (RecordCursor cursor = source(aggregations, rows).open(request(wanted))) {
            while (cursor.next()) {
                List<@Nullable Object> record = new ArrayList<>();
                record.add(cursor.time());
                record.addAll(Arrays.asList(cursor.values()));
                records.add(record);
            }
        }
        return records;
    }

    private static ReadRequest request(String... wanted) {
        return new ReadRequest(
                List.of("table"), "t", TimeFormat.EPOCH_MS, List.of(wanted), new Query.MatchAll(), 0, 10_000, 10);
    }

    private static Source source(String aggregations, List<Row> rows) {
        try (var reader = Json.createReader(new StringReader(aggregations))) {
            return new AggregatedSource(new Rows(rows), AggregationParser.parse(reader.readObject()));
        }
    }

    private record Rows(List<Row> rows) implements Source {
        @Override
        public RecordCursor open(ReadRequest request) {
            return new RecordCursor() {
                private int at = -1;

                @Override
                public boolean next() {
                    return ++at < rows.size();
                }

                @Override
                public long time() {
                    return rows.get(at).time();
                }

                @Override
                public Object[] values() {
                    Row row = rows.get(at);
                    return request.fields().stream()
                            .map(field -> field.equals("v") ? row.value() : row.host())
                            .toArray();
                }

                @Override
                public void close() {
                    // holds nothing
                }
            };
        }

        @Override
        public OptionalLong first(ReadRequest request) {
            return rows.stream().mapToLong(Row::time).findFirst();
        }

        @Override
        public void verify(ReadRequest request) {
            // everything can be read
        }
    }
}
