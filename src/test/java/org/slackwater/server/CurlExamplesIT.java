package org.slackwater.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whoever copies the commands of the documentation, page by page, gets what it promises. */
class CurlExamplesIT {
    private static final List<Path> PAGES =
            List.of(Path.of("docs/getting-started.md"), Path.of("docs/upgrade-runbook.md"), Path.of("docs/cluster.md"));

    /** The last example of the first page. */
    private static final String NEW_PASSWORD = "another-long-password";

    @Test
    void everyCurlExampleOfTheDocumentationWorksAsWritten(@TempDir Path data) throws IOException {
        try (ServerProcess server = ServerProcess.started(data, TaxiSource.settings())) {
            String password = server.password();
            for (Path page : PAGES) {
                List<CurlExample> examples = CurlExample.of(page);
                assertThat(examples).as(page.toString()).isNotEmpty();
                for (CurlExample example : examples) {
                    check(example, server.port(), password);
                }
                password = NEW_PASSWORD;
                leaveOneOpenJob(server.api(ServerProcess.ADMIN, password));
            }
        }
    }

    /** As the pages for operators have it. */
    private static void leaveOneOpenJob(ApiCaller api) {
        api.delete("/_ml/anomaly_detectors/taxi");
        api.post("/_ml/anomaly_detectors/posted/_close").expect(200);
        api.post("/_ml/anomaly_detectors/posted/_open").expect(200);
    }

    private static void check(CurlExample example, int port, String password) {
        if (example.shown().isEmpty()) {
            assertThat(run(example, port, password)).isNotBlank();
        } else {
            Awaitility.await(example.place()).untilAsserted(() -> assertThat(run(example, port, password))
                    .as("%s, shown: %s", example.place(), example.shown())
                    .matches(example::isAnsweredBy, "is as shown"));
        }
    }

    /** What a shell prints that stops at the first status that is not a success. */
    private static String run(CurlExample example, int port, String password) {
        String script = "curl() { command curl --fail-with-body \"$@\"; }\n"
                + example.script()
                        .replace("http://127.0.0.1:8080", "http://127.0.0.1:" + port)
                        .replace("<password>", password)
                        .replace("<job>", "posted");
        ProcessBuilder shell = new ProcessBuilder("bash", "-euo", "pipefail", "-c", script).redirectErrorStream(true);
        shell.environment().put("URL", "http://127.0.0.1:" + port);
        shell.environment().put("AUTH", ServerProcess.ADMIN + ":" + password);
        try {
            Process process = shell.start();
            String output = new String(process.getInputStream().readAllBytes());
            assertThat(process.waitFor()).as("%s%n%s", example.place(), output).isZero();
            return output;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
