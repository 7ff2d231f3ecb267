package org.slackwater.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The database goes away in the middle of a run, and comes back. */
class OutageIT {
    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final Flights FLIGHTS = new Flights(60, 11);

    private Path disk;
    private PostgresServer postgres;
    private ServerProcess server;

    @BeforeEach
    void start(@TempDir Path folder) throws SQLException {
        disk = folder.resolve("postgres");
        postgres = new PostgresServer(disk);
        FLIGHTS.createTable(postgres.dataSource());
        server = ServerProcess.started(folder.resolve("server"), postgres.settings());
    }

    @AfterEach
    void stop() {
        server.close();
        postgres.close();
    }

    @Test
    void anOutageIsA503WithABodyAndIsToldOnceAndEverythingGoesOnAfterIt() {
        RemoteJob job = new RemoteJob(server::api, "flights");
        job.put(Flights.fedJob("flights", "30m"));
        job.open();
        job.startFeed("flights", "start=0");
        Awaitility.await().atMost(PATIENCE).until(() -> job.count("buckets") > 5);

        postgres.close();
        assertAway(server.api().get("/"));
        assertAway(server.api().get("/_ml/anomaly_detectors/flights/_stats"));
        assertAway(server.api().post("/_ml/set_upgrade_mode?enabled=true"));
        assertAway(server.api("nobody", "anything").get("/"));
        assertThat(occurrences("tasks cannot be claimed, to be tried again")).isBetween(1, 5);
        assertThat(occurrences("poolmgr|jdbc\\.exc")).isZero();

        postgres.startAgain(disk);
        Awaitility.await().atMost(PATIENCE).untilAsserted(() -> server.api()
                .post("/_ml/set_upgrade_mode?enabled=true&timeout=1m")
                .expect(200));
        server.api().post("/_ml/set_upgrade_mode?enabled=false&timeout=1m").expect(200);
        job.awaitState("opened");
        Awaitility.await().atMost(PATIENCE).until(() -> job.processed() == FLIGHTS.count());
        assertThat(occurrences("tasks cannot be claimed: that is over")).isPositive();
    }

    @Test
    void aJobWhoseSavedStateIsDamagedFailsWhenItIsNeededAndCanBeEndedByForce() throws SQLException {
        RemoteJob job = new RemoteJob(server::api, "flights");
        job.put(Flights.fedJob("flights", "30m"));
        job.open();
        job.post(FLIGHTS.after(0, 1_000).stream().map(Flights.Flight::json).collect(Collectors.joining()))
                .expect(202);
        job.close();
        postgres.execute("update slackwater.model_state set state = '\\x00'");

        job.open();
        assertThat(job.state()).isEqualTo("opened");
        assertThat(server.api()
                        .post("/_ml/anomaly_detectors/flights/_close?timeout=1m")
                        .expect(409)
                        .text())
                .contains("has failed");

        assertThat(job.state()).isEqualTo("failed");
        server.api().post("/_ml/anomaly_detectors/flights/_close?force=true").expect(200);
        assertThat(job.state()).isEqualTo("closed");
    }

    private static void assertAway(ApiCaller.Answer answer) {
        assertThat(answer.expect(503).errorType()).contains("status_exception");
        assertThat(answer.headers()).containsEntry("X-Elastic-Product", "Elasticsearch");
    }

    private int occurrences(String pattern) {
        return (int) Pattern.compile(pattern).matcher(server.log()).results().count();
    }
}
