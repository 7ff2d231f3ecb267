package org.slackwater.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slackwater.server.ServerProcess;
import org.slackwater.server.TaxiSource;

/** The official clients, unmodified, call all that they have for anomaly detection and believe the answers. */
class OfficialClientsIT {
    private final ServerProcess server;

    OfficialClientsIT(@TempDir Path data) {
        server = ServerProcess.started(data, TaxiSource.settings());
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void theCurrentJavaClient() throws IOException, InterruptedException {
        assertThat(ClientTour.currentJava().endpointsCalled(server)).containsAll(endpoints());
    }

    @Test
    void theJavaClientOfTheMajorVersionBefore() throws IOException, InterruptedException {
        assertThat(ClientTour.previousJava().endpointsCalled(server)).containsAll(endpoints());
    }

    /** Where there is no Node.js this is left out, but not where the build is the gate. */
    @Test
    void theJavaScriptClient() throws IOException, InterruptedException {
        assumeTrue(isInstalled("npm") || System.getenv("CI") != null, "needs Node.js");

        assertThat(ClientTour.javaScript().endpointsCalled(server)).containsAll(endpoints());
    }

    private static Set<String> endpoints() {
        return new Contract().endpoints().stream().map(Contract.Endpoint::name).collect(Collectors.toSet());
    }

    private static boolean isInstalled(String program) {
        return Arrays.stream(System.getenv("PATH").split(File.pathSeparator))
                .anyMatch(folder -> Files.isExecutable(Path.of(folder, program)));
    }
}
