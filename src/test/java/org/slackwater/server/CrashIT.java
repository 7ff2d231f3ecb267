package org.slackwater.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Kills the server ({@code kill -9}) at random points of history, draining, enabled and resuming. The results are those of
 * an undisturbed run, and from an acknowledgement to the disabling nothing is written. {@code -Dcrash.seed} repeats a run,
 * {@code -Dcrash.rounds} lengthens it.
 */
class CrashIT {
    private static final int DAYS = 30;
    private static final int POSTED_AT_ONCE = 300;
    private static final String CONFIG =
            """
            {"analysis_config": {"bucket_span": "30m", "influencers": ["airline"],
                "detectors": [{"function": "mean", "field_name": "responsetime", "partition_field_name": "airline"},
                              {"function": "high_count"}]},
             "model_plot_config": {"enabled": true, "terms": "BAW"},
             "data_description": {"time_field": "ts"}%s}""";

    private final long seed = Long.getLong("crash.seed", System.nanoTime());
    private final Random random = new Random(seed);

    @BeforeAll
    static void haveTime() {
        Awaitility.setDefaultTimeout(Duration.ofMinutes(2));
    }

    @AfterAll
    static void asBefore() {
        Awaitility.reset();
    }

    @Test
    void afterKillsAtAnyPointTheResultsAreThoseOfAnUndisturbedRun(@TempDir Path data) throws SQLException {
        System.out.println("CrashIT: -Dcrash.seed=" + seed);
        Flights flights = new Flights(DAYS, 7);
        try (PostgresServer postgres = new PostgresServer()) {
            flights.createTable(postgres.dataSource());
            try (ServerProcess server = ServerProcess.started(data, postgres.settings())) {
                Witness witness = Witness.in(postgres.dataSource());
                RemoteJob calm = fed(server, "calm", "1d");
                RemoteJob calmPosted = posted(server, "calm-posted", flights);
                calm.awaitState("closed");

                RemoteJob rough = fed(server, "rough", "30m");
                for (int round = 0; round < Integer.getInteger("crash.rounds", 1); round++) {
                    killInHistory(server, rough);
                    killWhileDraining(server);
                    killWhileEnabled(server, witness);
                    killWhileResuming(server);
                }
                rough.awaitState("closed");
                assertSame(rough, calm);

                RemoteJob roughPosted = new RemoteJob(server::api, "rough-posted");
                roughPosted.put(CONFIG.formatted(""));
                roughPosted.open();
                CompletableFuture<Void> poster =
                        CompletableFuture.runAsync(() -> postAll(server, roughPosted, flights));
                Awaitility.await().until(() -> roughPosted.processed() > POSTED_AT_ONCE);
                pause(500);
                server.kill();
                server.start();
                poster.join();
                roughPosted.close();
                assertSame(roughPosted, calmPosted);
            }
        }
    }

    /** The embedded database has nobody who looks at it from outside; its file has to survive all the same. */
    @Test
    void theEmbeddedDatabaseSurvivesKills(@TempDir Path data) {
        System.out.println("CrashIT, embedded: -Dcrash.seed=" + seed);
        try (ServerProcess server = ServerProcess.started(data, TaxiSource.settings())) {
            RemoteJob calm = taxi(server, "calm", "7d");
            calm.awaitState("closed");

            RemoteJob rough = taxi(server, "rough", "2h");
            killInHistory(server, rough);
            killWhileDraining(server);
            killWhileResuming(server);
            rough.awaitState("closed");
            assertThat(rough.results("buckets")).isNotEmpty().isEqualTo(calm.results("buckets"));
            assertThat(rough.results("records")).isNotEmpty().isEqualTo(calm.results("records"));
            assertThat(rough.processed()).isEqualTo(calm.processed());
        }
    }

    private void killInHistory(ServerProcess server, RemoteJob job) {
        long before = job.processed();
        Awaitility.await().until(() -> job.processed() > before);
        pause(2_000);
        server.kill();
        server.start();
    }

    private void killWhileDraining(ServerProcess server) {
        killDuring(server, "/_ml/set_upgrade_mode?enabled=true");
        server.start();
        assertThat(phase(server)).isIn("disabled", "draining", "enabled");
        server.api().post("/_ml/set_upgrade_mode?enabled=true&timeout=1m").expect(200);
        assertThat(phase(server)).isEqualTo("enabled");
    }

    private void killWhileEnabled(ServerProcess server, Witness witness) {
        long acknowledged = witness.changes();
        pause(1_000);
        server.kill();
        server.start();
        assertThat(phase(server)).isEqualTo("enabled");
        server.api().post("/_ml/anomaly_detectors/calm/_open").expect(429);
        server.api().post("/_ml/set_upgrade_mode?enabled=true").expect(200);
        assertThat(witness.changes()).as(witness::latest).isEqualTo(acknowledged);
    }

    private void killWhileResuming(ServerProcess server) {
        killDuring(server, "/_ml/set_upgrade_mode?enabled=false");
        server.start();
        assertThat(phase(server)).isIn("enabled", "resuming", "disabled");
        server.api().post("/_ml/set_upgrade_mode?enabled=false&timeout=1m").expect(200);
        assertThat(phase(server)).isEqualTo("disabled");
    }

    private void killDuring(ServerProcess server, String request) {
        AtomicBoolean killing = new AtomicBoolean();
        CompletableFuture<Void> call = CompletableFuture.runAsync(() -> {
            try {
                server.api().post(request);
            } catch (UncheckedIOException killed) {
                assertThat(killing).isTrue();
            }
        });
        pause(150);
        killing.set(true);
        server.kill();
        call.join();
    }

    /** Up to so many milliseconds: the point of the kill is left to chance, nothing is waited for. */
    private void pause(int most) {
        LockSupport.parkNanos(Duration.ofMillis(random.nextInt(most)).toNanos());
    }

    private static String phase(ServerProcess server) {
        return server.api().get("/_ml/upgrade_mode").expect(200).json().getString("phase");
    }

    private static RemoteJob fed(ServerProcess server, String id, String chunk) {
        RemoteJob job = new RemoteJob(server::api, id);
        job.put(CONFIG.formatted(
                ", \"datafeed_config\": {\"indices\": [\"public.flights\"], \"chunking_config\": {\"mode\": \"manual\","
                        + " \"time_span\": \"" + chunk + "\"}}"));
        job.open();
        job.startFeed(id, "start=0&end=" + (Flights.START + DAYS * 86_400_000L));
        return job;
    }

    private static RemoteJob taxi(ServerProcess server, String id, String chunk) {
        RemoteJob job = new RemoteJob(server::api, id);
        job.put(
                """
                {"analysis_config": {"bucket_span": "1h",
                                     "detectors": [{"function": "sum", "field_name": "passengers"}]},
                 "data_description": {"time_field": "ts"},
                 "datafeed_config": {"indices": ["%s"],
                                     "chunking_config": {"mode": "manual", "time_span": "%s"}}}"""
                        .formatted(TaxiSource.TABLE, chunk));
        job.open();
        job.startFeed(id, "start=2014-07-01&end=2014-11-01");
        return job;
    }

    private static RemoteJob posted(ServerProcess server, String id, Flights flights) {
        RemoteJob job = new RemoteJob(server::api, id);
        job.put(CONFIG.formatted(""));
        job.open();
        postAll(server, job, flights);
        job.close();
        return job;
    }

    /** As a careful client: what was answered is there for good, what was not is asked for. */
    private static void postAll(ServerProcess server, RemoteJob job, Flights flights) {
        Awaitility.await().atMost(Duration.ofMinutes(3)).pollInSameThread().until(() -> {
            try {
                List<Flights.Flight> next = flights.after(job.latestRecord(), POSTED_AT_ONCE);
                StringBuilder lines = new StringBuilder();
                next.forEach(flight -> lines.append(flight.json()));
                if (!next.isEmpty()) {
                    int status = job.post(lines.toString()).status();
                    assertThat(status).isIn(202, 409, 429, 503);
                }
                return next.isEmpty();
            } catch (UncheckedIOException down) {
                return false;
            } catch (AssertionError notYet) {
                return false;
            }
        });
    }

    private static void assertSame(RemoteJob rough, RemoteJob calm) {
        for (String kind : List.of("buckets", "records", "influencers", "model_plots")) {
            assertThat(rough.results(kind)).as(kind).isNotEmpty().isEqualTo(calm.results(kind));
        }
        assertThat(rough.processed()).isEqualTo(calm.processed());
    }
}
