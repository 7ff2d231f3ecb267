package org.slackwater.api;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.slackwater.api.CompatibilityDoc.Row;
import org.slackwater.http.control.SnakeCase;

/** Nothing of the API is left unsaid in docs/compatibility.md, and what is said there is tested where it says. */
class CompatibilityDocTest {
    private static final Path TESTS = Path.of("src/test/java");
    private static final Set<String> KINDS =
            Set.of("same", "differs", "refused", "without effect", "missing", "beyond");

    private static final Set<String> NOT_TAKEN = Set.of("refused", "missing");

    /** Parts of bodies that have rows of their own, wherever they stand. */
    private static final List<String> OBJECTS = List.of(
            "AnalysisConfig",
            "AnalysisLimits",
            "CalendarEvent",
            "ChunkingConfig",
            "DataDescription",
            "DelayedDataCheckConfig",
            "DetectionRule",
            "Detector",
            "FilterRef",
            "ModelPlotConfig",
            "PerPartitionCategorization",
            "RuleCondition");

    private static final List<ResourceMethod> SERVED = ResourceMethod.all();

    private final List<Row> rows = CompatibilityDoc.rows();
    private final JsonObject contract = contract();
    private final List<JsonObject> endpoints =
            contract.getJsonArray("endpoints").getValuesAs(JsonObject.class);

    @Test
    void everyEndpointParameterAndFieldHasItsRow() {
        Set<String> left = wanted();

        rows.forEach(row -> row.subjects().forEach(left::remove));

        assertThat(left).as("rows that docs/compatibility.md does not have").isEmpty();
    }

    @Test
    void nothingIsSaidTwiceAndWhatTheApiDoesNotHaveIsBeyondIt() {
        assertThat(rows.stream().flatMap(Row::subjects)).doesNotHaveDuplicates();
        Set<String> wanted = wanted();
        assertThat(rows.stream()
                        .filter(row -> row.subjects().anyMatch(wanted::contains)
                                == row.kind().equals("beyond"))
                        .map(row -> "line " + row.line() + ": " + row.subjects().toList() + " is " + row.kind()))
                .isEmpty();
    }

    @Test
    void everyEndpointIsShownWithAllWaysToCallIt() {
        for (JsonObject endpoint : endpoints) {
            assertThat(calls(endpoint.getString("name")))
                    .as(endpoint.getString("name"))
                    .containsAll(calls(endpoint).toList());
        }
    }

    /** When an endpoint is added, its rows must change; and what is said to be there must be. */
    @Test
    void whatIsMissingIsNotServedAndEverythingElseIs() {
        Set<String> served =
                SERVED.stream().map(method -> shape(method.toString())).collect(Collectors.toSet());
        assertThat(rows.stream().filter(Row::isEndpoint).flatMap(row -> row.parts().stream()
                        .filter(call ->
                                served.contains(shape(call)) == row.kind().equals("missing"))
                        .map(call -> "line " + row.line() + ": " + call + " is not " + row.kind())))
                .isEmpty();
    }

    @Test
    void nothingIsMissingOfAnEndpointThatIsThere() {
        Set<String> there = rows.stream()
                .filter(row -> row.isEndpoint() && !row.kind().equals("missing"))
                .map(Row::endpoint)
                .collect(Collectors.toSet());

        assertThat(rows.stream()
                        .filter(row -> row.kind().equals("missing") && there.contains(row.endpoint()))
                        .map(row -> "line " + row.line() + ": " + row.subjects().toList()))
                .as("is the same, differs, is refused or without effect")
                .isEmpty();
    }

    @Test
    void whateverIsServedIsShown() {
        Set<String> shown = rows.stream()
                .flatMap(row -> row.parts().stream())
                .map(CompatibilityDocTest::shape)
                .collect(Collectors.toSet());

        assertThat(SERVED)
                .allSatisfy(method -> assertThat(shape(method.toString())).isIn(shown));
    }

    @Test
    void whatIsNeitherRefusedNorMissingIsTaken() {
        for (Row row : rows) {
            List<String> calls = calls(row.endpoint());
            if (!calls.isEmpty() && !row.isEndpoint() && !NOT_TAKEN.contains(row.kind())) {
                assertThat(taken(calls)).as("line %d", row.line()).containsAll(row.parts());
            }
        }
    }

    private static Set<String> taken(List<String> calls) {
        Set<String> shapes = calls.stream().map(CompatibilityDocTest::shape).collect(Collectors.toSet());
        return SERVED.stream()
                .filter(method -> shapes.contains(shape(method.toString())))
                .flatMap(method -> Stream.concat(
                        method.query().keySet().stream(),
                        method.body().stream()
                                .flatMap(body -> Stream.of(body.getRecordComponents()))
                                .map(field -> SnakeCase.of(field.getName()))))
                .collect(Collectors.toSet());
    }

    @Test
    void everyRowSaysHowItIsAndWhatDiffersSaysHow() {
        assertThat(rows).allSatisfy(row -> {
            assertThat(row.kind()).as("line %d", row.line()).isIn(KINDS);
            if (row.kind().equals("differs")) {
                assertThat(row.note()).as("line %d", row.line()).isNotEmpty();
            }
        });
    }

    @Test
    void everyRowNamesATestAndEveryTestThatIsNamedIsThere() throws IOException {
        Map<String, String> sources = sources();
        List<String> wrong = new ArrayList<>();
        for (Row row : rows) {
            if (row.tests().isEmpty() && !row.kind().equals("missing")) {
                wrong.add("line " + row.line() + ": no test of " + row.endpoint() + " " + row.parts());
            }
            row.tests().stream()
                    .filter(test -> !exists(test, sources))
                    .forEach(test -> wrong.add("line " + row.line() + ": there is no test " + test));
        }
        assertThat(wrong).isEmpty();
    }

    private static boolean exists(String test, Map<String, String> sources) {
        String[] names = test.split("\\.", 2);
        String source = sources.get(names[0]);
        return source != null && (names.length == 1 || source.contains("void " + names[1] + "("));
    }

    /** By the names of their classes. */
    private static Map<String, String> sources() throws IOException {
        try (Stream<Path> files = Files.walk(TESTS)) {
            List<Path> tests =
                    files.filter(file -> file.toString().endsWith(".java")).toList();
            Map<String, String> sources = new HashMap<>();
            for (Path test : tests) {
                sources.put(test.getFileName().toString().replace(".java", ""), Files.readString(test));
            }
            return sources;
        }
    }

    private List<String> calls(String endpoint) {
        return rows.stream()
                .filter(row -> row.isEndpoint() && row.endpoint().equals(endpoint))
                .flatMap(row -> row.parts().stream())
                .toList();
    }

    private static Stream<String> calls(JsonObject endpoint) {
        return endpoint.getJsonArray("urls").getValuesAs(JsonObject.class).stream()
                .flatMap(url -> url.getJsonArray("methods").getValuesAs(JsonString::getString).stream()
                        .map(method -> method + " " + url.getString("path")));
    }

    /** Whatever its variables are called. */
    private static String shape(String call) {
        return call.replaceAll("\\{[^}]*}", "{}");
    }

    /** What must have a row. */
    private Set<String> wanted() {
        Set<String> wanted = new TreeSet<>();
        for (JsonObject endpoint : endpoints) {
            String name = endpoint.getString("name");
            wanted.add(name);
            Stream.of("query_params", "body")
                    .flatMap(part -> Stream.ofNullable(endpoint.getJsonObject(part)))
                    .flatMap(part -> part.keySet().stream())
                    .filter(field -> !field.startsWith("$"))
                    .forEach(field -> wanted.add(name + " " + field));
        }
        for (String object : OBJECTS) {
            Objects.requireNonNull(contract.getJsonObject("types").getJsonObject("Ml" + object), object)
                    .getJsonObject("properties")
                    .keySet()
                    .forEach(field -> wanted.add(object + " " + field));
        }
        return wanted;
    }

    private static JsonObject contract() {
        try (InputStream in =
                        Objects.requireNonNull(CompatibilityDocTest.class.getResourceAsStream("/api-contract.json"));
                var reader = Json.createReader(in)) {
            return reader.readObject();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
