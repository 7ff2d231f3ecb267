package org.slackwater.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slackwater.server.ServerProcess.Neighbours;

/** A server whose metrics the operator has switched on. */
class MetricsIT {
    @Test
    void metricsTellWhatUpgradeModeAndTheTasksDo(@TempDir Path data) throws IOException {
        Neighbours alone = new Neighbours(prebootWithMetrics(data), List.of("--nocluster"));
        try (ServerProcess server = new ServerProcess(data, ServerProcess.freePort(), Map.of(), alone)) {
            server.start();
            RemoteJob job = new RemoteJob(server::api, "job");
            job.put("{\"analysis_config\": {\"bucket_span\": \"1h\", \"detectors\": [{\"function\": \"count\"}]},"
                    + " \"data_description\": {}}");
            job.open();
            assertThat(value(server, "slackwater_upgrade_mode_phase")).isZero();
            assertThat(value(server, "slackwater_tasks", "state=\"started\"")).isOne();

            server.api().post("/_ml/set_upgrade_mode?enabled=true").expect(200);

            assertThat(value(server, "slackwater_upgrade_mode_phase")).isEqualTo(2);
            assertThat(value(server, "slackwater_upgrade_mode_last_drain_seconds"))
                    .isPositive();
            assertThat(value(server, "slackwater_fenced_writes")).isZero();
        }
    }

    private static String prebootWithMetrics(Path folder) throws IOException {
        List<String> commands = Files.readAllLines(Path.of("server-config/preboot.asadmin")).stream()
                .filter(line -> !line.contains("microprofile-metrics"))
                .toList();
        return Files.write(folder.resolve("preboot.asadmin"), commands).toString();
    }

    private static double value(ServerProcess server, String... parts) {
        return server.api()
                .get("/metrics")
                .expect(200)
                .text()
                .lines()
                .filter(line -> !line.startsWith("#"))
                .filter(line ->
                        line.startsWith(parts[0]) && List.of(parts).stream().allMatch(line::contains))
                .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' '))))
                .findFirst()
                .orElseThrow();
    }
}
