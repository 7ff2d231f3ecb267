package org.slackwater.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.slackwater.server.ApiCaller.Answer;

/** Each thing that the fuzzer looks for is found when it is there. */
class JudgeTest {
    private static final Duration SOON = Duration.ofMillis(5);
    private static final Map<String, String> HEADERS =
            Map.of("X-Elastic-Product", "Elasticsearch", "Content-Type", "application/json");
    private static final String NOT_FOUND =
            """
            {"error":{"root_cause":[{"type":"resource_not_found_exception","reason":"none"}],\
            "type":"resource_not_found_exception","reason":"none"},"status":404}""";

    private static Request request(String verb, String target) {
        return new Request(verb + " " + target, verb, target, Map.of(), null, null);
    }

    private static final Request CLOSE = request("POST", "/_ml/anomaly_detectors/a/_close?timeout=3s");

    @Test
    void answersAsTheyShouldBeAreNotFindings() {
        assertThat(Judge.complaint(CLOSE, new Answer(200, "{\"closed\":true}", HEADERS), SOON))
                .isEmpty();
        assertThat(Judge.complaint(CLOSE, new Answer(404, NOT_FOUND, HEADERS), SOON))
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "500 | {\"error\":{\"type\":\"x_exception\",\"reason\":\"x\",\"root_cause\":[{\"type\":\"x_exception\",\"reason\":\"x\"}]},\"status\":500}",
                "503 | {}",
                "200 | {\"closed\":\"yes\"}",
                "200 | {}",
                "200 | {\"closed\":true",
                "404 | {\"error\":{\"type\":\"resource_not_found_exception\"},\"status\":404}",
                "404 | <html>not found</html>",
                "404 | ",
                "400 | {\"error\":\"java.lang.NullPointerException\"}",
            })
    void answersAsTheyMustNotBeAre(int status, String text) {
        Answer answer = new Answer(status, text == null ? "" : text, HEADERS);

        assertThat(Judge.complaint(CLOSE, answer, SOON)).isPresent();
    }

    @Test
    void anAnswerOfSomebodyElseIsAFinding() {
        assertThat(Judge.complaint(CLOSE, new Answer(200, "{\"closed\":true}", Map.of()), SOON))
                .isPresent();
    }

    @Test
    void whatIsSlowerThanItsTimeoutIsAFinding() {
        Answer answer = new Answer(200, "{\"closed\":true}", HEADERS);
        Duration patience = Duration.ofSeconds(3).plus(Judge.SLACK);

        assertThat(Judge.complaint(CLOSE, answer, patience)).isEmpty();
        assertThat(Judge.complaint(CLOSE, answer, patience.plusMillis(1)))
                .get()
                .asString()
                .contains("took 23001 ms");
        assertThat(Judge.complaint(
                        request("GET", "/_ml/info"),
                        answer,
                        Judge.CEILING.plus(Judge.SLACK).plusMillis(1)))
                .isPresent();
    }

    @Test
    void failuresInTheLogAreFindings() {
        String fine = "2026-01-01T00:00:00.000+0000 WARNING org.slackwater.x: internal storage is away\n";
        String failure =
                "2026-01-01T00:00:00.000+0000 SEVERE  org.slackwater.x: request failed\njava.lang.X\n\tat a.b\n";
        String trace = "2026-01-01T00:00:00.000+0000 WARNING x: oh\njava.lang.X\n\tat a.b\n";
        String dead = "Exception in thread \"main\" java.lang.OutOfMemoryError\n";

        assertThat(ServerLog.findings(fine + fine)).isEmpty();
        assertThat(ServerLog.findings(fine + failure + fine + trace)).hasSize(2);
        assertThat(ServerLog.findings(dead)).hasSize(1);
    }

    @Test
    void memoryThatGrowsIsAFinding() {
        assertThat(Memory.finding(megabytes(70, 80, 81, 80), 0)).isEmpty();
        assertThat(Memory.finding(megabytes(70, 80, 85, 90), 4 << 20))
                .hasValueSatisfying(
                        finding -> assertThat(finding.toString()).contains("Leaking " + (10 << 20) + ", Steady 0"));
    }

    @Test
    void buffersMayGrowToTheirSizeAndNoFurther() {
        List<Map<String, Long>> rounds = LongStream.of(5, 5, 15)
                .mapToObj(megabytes -> Map.of("[B", megabytes << 20))
                .toList();

        assertThat(Memory.finding(rounds, 0)).isPresent();
        assertThat(Memory.finding(rounds, 1 << 20)).isPresent();
        assertThat(Memory.finding(rounds, 2 << 20)).isEmpty();
    }

    private static List<Map<String, Long>> megabytes(long... rounds) {
        return LongStream.of(rounds)
                .mapToObj(megabytes -> Map.of("Leaking", (megabytes - 10) << 20, "Steady", 10L << 20))
                .toList();
    }

    @Test
    void aFindingIsShownAsACommand(@TempDir Path folder) {
        byte[] body = "{\"a\":\"it's\"}".getBytes(StandardCharsets.UTF_8);
        Request short_ = new Request("x", "PUT", "/_ml/x?a=%27", Map.of("Accept", "*/*"), body, null);
        Request binary = new Request("x", "PUT", "/_ml/x", Map.of(), new byte[] {0, -1}, "ApiKey abc");

        assertThat(short_.curl(80, "admin:secret", folder))
                .isEqualTo("curl -sS -X PUT -u 'admin:secret' -H 'Accept: */*' -H 'Content-Type: application/json'"
                        + " --data-binary '{\"a\":\"it'\\''s\"}' 'http://127.0.0.1:80/_ml/x?a=%27'");
        assertThat(binary.curl(80, "admin:secret", folder))
                .startsWith("curl -sS -X PUT -H 'Authorization: ApiKey abc'")
                .contains("--data-binary @" + folder);
    }
}
