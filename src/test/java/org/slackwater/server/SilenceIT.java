package org.slackwater.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The connections to the database are lost and nobody says so: its host has lost its power, a firewall has forgotten them. */
class SilenceIT {
    private enum Source {
        INTERNAL_STORAGE,
        OF_ITS_OWN
    }

    private static final Duration PATIENCE = Duration.ofMinutes(5);
    private static final Flights FLIGHTS = new Flights(20, 11);

    private PostgresServer postgres;
    private Relay wire;

    @BeforeEach
    void start() throws SQLException {
        postgres = new PostgresServer();
        FLIGHTS.createTable(postgres.dataSource());
        wire = new Relay(postgres.port());
    }

    @AfterEach
    void stop() {
        wire.close();
        postgres.close();
    }

    @ParameterizedTest
    @EnumSource
    void whatWaitsForAnAnswerThatNeverComesTriesAgain(Source source, @TempDir Path folder) {
        try (ServerProcess server = ServerProcess.started(folder, settings(source))) {
            RemoteJob job = new RemoteJob(server::api, "flights");
            job.put(Flights.fedJob("flights", "3h"));
            job.open();
            job.startFeed("flights", "start=0&end=" + FLIGHTS.end());
            Awaitility.await().atMost(PATIENCE).until(() -> job.count("buckets") > 5);

            wire.lose();

            Awaitility.await().atMost(PATIENCE).ignoreExceptions().until(() -> job.state()
                    .equals("closed"));
            assertThat(job.processed()).isEqualTo(FLIGHTS.count());
            Awaitility.await().atMost(PATIENCE).untilAsserted(() -> server.api()
                    .post("/_ml/set_upgrade_mode?enabled=true&timeout=1m")
                    .expect(200));
        }
    }

    private Map<String, String> settings(Source source) {
        Map<String, String> settings = new HashMap<>(postgres.settings(wire.port()));
        String url = Objects.requireNonNull(settings.get("slackwater.database.url"));
        settings.put("slackwater.database.url", url.replace("socketTimeout=30", "socketTimeout=5"));
        settings.put("slackwater.sources.silence-ms", "5000");
        if (source == Source.INTERNAL_STORAGE) {
            settings.keySet().removeIf(name -> name.startsWith("slackwater.sources.default."));
        }
        return settings;
    }
}
