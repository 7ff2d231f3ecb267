package org.slackwater.server;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Acknowledged means drained: seen by a witness in the database, under load, with tasks that do not obey. */
class DrainIT {
    private static final int MANY = 200;
    private static final Duration STILL = Duration.ofSeconds(3);
    private static final Flights FLIGHTS = new Flights(60, 11);

    private static PostgresServer postgres;
    private static ServerProcess server;
    private static Witness witness;

    @BeforeAll
    static void start(@TempDir Path data) throws SQLException {
        postgres = new PostgresServer();
        FLIGHTS.createTable(postgres.dataSource());
        postgres.execute(
                "create view public.slow_flights as select * from public.flights where pg_sleep(30) is not null");
        server = ServerProcess.started(data, postgres.settings());
        witness = Witness.in(postgres.dataSource());
    }

    @AfterAll
    static void stop() {
        server.close();
        postgres.close();
    }

    @AfterEach
    void clear() {
        enable(false, "1m").expect(200);
        server
                .api()
                .get("/_ml/anomaly_detectors/_all?filter_path=jobs.job_id")
                .expect(200)
                .json()
                .getOrDefault("jobs", JsonValue.EMPTY_JSON_ARRAY)
                .asJsonArray()
                .stream()
                .map(job -> job.asJsonObject().getString("job_id"))
                .forEach(id -> server.api()
                        .delete("/_ml/anomaly_detectors/" + id + "?force=true")
                        .expect(200));
    }

    @Test
    void manyJobsUnderLoadAreStillFromTheAcknowledgementOn() {
        for (int i = 0; i < MANY; i++) {
            begin("job-" + i, "flights");
        }
        Awaitility.await().until(() -> witness.changes() > 5L * MANY);

        enable(true, "1m").expect(200);
        long acknowledged = witness.changes();

        Awaitility.await().during(STILL).atMost(STILL.multipliedBy(2)).until(() -> witness.changes() == acknowledged);
        assertThat(states("/_ml/anomaly_detectors/_stats", "jobs"))
                .hasSize(MANY)
                .containsOnly("opened");
        assertThat(states("/_ml/datafeeds/_stats", "datafeeds")).hasSize(MANY).containsOnly("started");
        assertThat(server.api().get("/_tasks?actions=xpack/ml/*").json().getJsonObject("nodes"))
                .isEmpty();

        enable(false, "1m").expect(200);
        assertThat(states("/_ml/anomaly_detectors/_stats", "jobs")).containsOnly("opened");
        assertThat(server.api()
                        .get("/_ml/anomaly_detectors/_stats?filter_path=jobs.node.id")
                        .json()
                        .getJsonArray("jobs"))
                .hasSize(MANY);
        Awaitility.await().until(() -> witness.changes() > acknowledged + 5L * MANY);
    }

    @Test
    void aTaskThatIgnoresTheHaltIsFencedAndTheCallStillAcknowledged() {
        begin("deaf", "slow_flights");
        begin("obedient", "flights");
        Awaitility.await().until(() -> sleepers() > 0);

        enable(true, "10s").expect(200);
        long acknowledged = witness.changes();
        assertThat(sleepers()).as("the deaf one is still reading").isPositive();

        Awaitility.await().during(STILL).atMost(STILL.multipliedBy(2)).until(() -> witness.changes() == acknowledged);
        cancelSleepers();
        Awaitility.await().until(() -> sleepers() == 0);
        Awaitility.await().during(STILL).atMost(STILL.multipliedBy(2)).until(() -> witness.changes() == acknowledged);
    }

    @Test
    void aWriteInFlightHoldsTheAcknowledgementUpUntilItIsOver() throws SQLException {
        begin("writer", "flights");
        RemoteJob writer = new RemoteJob(server::api, "writer");
        Awaitility.await().until(() -> writer.count("buckets") > 0);
        try (Connection blocker = postgres.dataSource().getConnection()) {
            blocker.setAutoCommit(false);
            blocker.createStatement().execute("lock table slackwater.bucket in exclusive mode");
            Awaitility.await().until(postgres::somebodyWaitsForBuckets);

            JsonObject late = enable(true, "2s").expect(408).json().getJsonObject("error");
            assertThat(late.getString("type")).isEqualTo("timeout_exception");
            assertThat(late.getString("reason")).contains("job-writer");
            JsonObject status = server.api().get("/_ml/upgrade_mode").json();
            assertThat(status.getString("phase")).isEqualTo("draining");
            assertThat(status.getJsonArray("tasks_still_writing"))
                    .anySatisfy(task ->
                            assertThat(task.asJsonObject().getString("task")).isEqualTo("job-writer"));

            CompletableFuture<ApiCaller.Answer> repeat = CompletableFuture.supplyAsync(() -> enable(true, "1m"));
            Awaitility.await().until(() -> enable(true, "1s").status() == 429 || repeat.isDone());
            assertThat(repeat).as("never acknowledged while somebody writes").isNotDone();
            blocker.rollback();
            repeat.join().expect(200);
        }
        long acknowledged = witness.changes();
        Awaitility.await().during(STILL).atMost(STILL.multipliedBy(2)).until(() -> witness.changes() == acknowledged);
    }

    @Test
    void aDrainThatTimedOutCanBeTurnedRound() throws SQLException {
        begin("writer", "flights");
        RemoteJob writer = new RemoteJob(server::api, "writer");
        Awaitility.await().until(() -> writer.count("buckets") > 0);
        try (Connection blocker = postgres.dataSource().getConnection()) {
            blocker.setAutoCommit(false);
            blocker.createStatement().execute("lock table slackwater.bucket in exclusive mode");
            Awaitility.await().until(postgres::somebodyWaitsForBuckets);
            enable(true, "1s").expect(408);
            blocker.rollback();
        }
        enable(false, "1m").expect(200);

        assertThat(server.api().get("/_ml/info").json().getBoolean("upgrade_mode"))
                .isFalse();
        long before = writer.processed();
        // From its last saved state, and there is none yet: it works everything again first.
        Awaitility.await().atMost(Duration.ofMinutes(2)).until(() -> writer.processed() > before);
    }

    private static void begin(String id, String table) {
        RemoteJob job = new RemoteJob(server::api, id);
        job.put(Flights.fedJob(table, "30m"));
        job.open();
        job.startFeed(id, "start=0");
    }

    private static ApiCaller.Answer enable(boolean enabled, String timeout) {
        return server.api().post("/_ml/set_upgrade_mode?enabled=" + enabled + "&timeout=" + timeout);
    }

    private static List<String> states(String path, String list) {
        return server.api().get(path).expect(200).json().getJsonArray(list).stream()
                .map(each -> each.asJsonObject().getString("state"))
                .toList();
    }

    private static long sleepers() {
        return postgres.number(
                "select count(*) from pg_stat_activity where state = 'active' and wait_event = 'PgSleep'");
    }

    private static void cancelSleepers() {
        postgres.number("select count(pg_cancel_backend(pid)) from pg_stat_activity where wait_event = 'PgSleep'");
    }
}
