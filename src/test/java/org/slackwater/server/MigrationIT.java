package org.slackwater.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import jakarta.json.JsonObject;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Slackwater itself is upgraded to a version with a migration of internal storage, while jobs run. */
class MigrationIT {
    private static final String BY = "slackwater:migration";
    private static final Flights FLIGHTS = new Flights(40, 23);

    private final List<ServerProcess> nodes = new ArrayList<>();
    private PostgresServer postgres;
    private Path folder;
    private String newer;

    @BeforeAll
    static void haveTime() {
        Awaitility.setDefaultTimeout(Duration.ofMinutes(4));
    }

    @AfterAll
    static void asBefore() {
        Awaitility.reset();
    }

    @BeforeEach
    void start(@TempDir Path data) throws SQLException, IOException {
        folder = data;
        newer = NewerProgram.in(data).toString();
        postgres = new PostgresServer();
        FLIGHTS.createTable(postgres.dataSource());
        postgres.execute("create view public.slow_flights as select f.* from (select pg_sleep(0.2)) as pause"
                + " cross join public.flights f");
    }

    @AfterEach
    void stop() {
        nodes.forEach(ServerProcess::close);
        postgres.close();
    }

    @Test
    void aNewerNodeMigratesUnderUpgradeModeAndTheThreeOlderOnesLeaveTheWorkToIt() throws SQLException {
        List<ServerProcess> older = List.of(node("one", Map.of()), node("two", Map.of()), node("three", Map.of()));
        older.forEach(ServerProcess::launch);
        older.forEach(ServerProcess::awaitUp);
        RemoteJob calm = fed(older.get(0), "calm", "flights", "10d");
        calm.awaitState("closed");
        List<JsonObject> expected = calm.results("buckets");
        Witness.in(postgres.dataSource());
        List<String> jobs = ClusterProcesses.ids("job", 6);
        jobs.forEach(job -> slow(older.get(1), job));
        await().until(() -> jobs.stream().allMatch(job -> on(older.get(2), job).processed() > 0));

        ServerProcess migrating = node("four", Map.of("war", newer));
        migrating.start();
        await().until(() -> toggles(migrating).size() == 2);
        hurry();

        jobs.forEach(job -> on(migrating, job).awaitState("closed"));
        jobs.forEach(job -> assertThat(on(migrating, job).results("buckets")).isEqualTo(expected));
        List<JsonObject> toggles = toggles(migrating);
        assertThat(toggles).hasSize(2).allSatisfy(toggle -> {
            assertThat(toggle.getString("requested_by")).isEqualTo(BY);
            assertThat(toggle.getString("outcome")).isEqualTo("arrived");
        });
        long drained = toggles.get(1).getJsonNumber("ended_at").longValue();
        long resumed = toggles.get(0).getJsonNumber("requested_at").longValue();
        assertThat(postgres.number("select count(*) from witness.seen where extract(epoch from at) * 1000 between "
                        + drained + " + 1 and " + resumed + " - 1 and not (tab = 'bucket' and op = 'UPDATE')"))
                .isZero();
        assertThat(postgres.number("select count(*) from slackwater.bucket where note = 'migrated'"))
                .isPositive();
        assertThat(postgres.number("select count(*) from slackwater.bucket where note is null"))
                .isPositive();
        older.forEach(node -> {
            assertThat(node.api().get("/_ml/info").expect(503).text()).contains("newer version");
            node.api().post("/_ml/set_upgrade_mode?enabled=true").expect(503);
            assertThat(node.log()).contains("runs nothing any more");
        });
    }

    @Test
    void whenTheMigratingNodeDiesTheNextStartGoesOnAndWhatAnOperatorTurnedOnStaysOn() throws SQLException {
        ServerProcess older = node("one", Map.of());
        older.start();
        RemoteJob calm = fed(older, "calm", "flights", "10d");
        calm.awaitState("closed");
        List<JsonObject> expected = calm.results("buckets");
        slow(older, "rough");
        await().until(() -> on(older, "rough").processed() > 0);
        older.api().post("/_ml/internal_storage/_reindex").expect(409);
        ServerProcess migrating = node("two", Map.of("war", newer));

        whileTheMigrationWaits(migrating, () -> {
            assertThat(status(older).getString("phase")).isEqualTo("enabled");
            assertThat(status(older).getString("requested_by")).isEqualTo(BY);
            upgradeMode(older, false).expect(409);
            older.api().post("/_ml/internal_storage/_reindex").expect(409);
            migrating.kill();
        });
        assertThat(status(older).getString("phase")).isEqualTo("enabled");
        upgradeMode(older, true).expect(200);
        assertThat(status(older).getString("requested_by")).isEqualTo(ServerProcess.ADMIN);
        migrating.start();

        assertThat(postgres.number("select count(*) from slackwater.bucket where note = 'migrated'"))
                .isPositive();
        assertThat(status(migrating).getString("phase")).isEqualTo("enabled");
        List<JsonObject> rebuilt = migrating
                .api()
                .post("/_ml/internal_storage/_reindex")
                .expect(200)
                .json()
                .getJsonArray("tables")
                .getValuesAs(JsonObject.class);
        assertThat(rebuilt).anySatisfy(table -> {
            assertThat(table.getString("name")).isEqualTo("bucket");
            assertThat(table.getInt("rows")).isGreaterThan(expected.size());
        });
        upgradeMode(migrating, false).expect(200);
        hurry();
        on(migrating, "rough").awaitState("closed");
        assertThat(on(migrating, "rough").results("buckets")).isEqualTo(expected);
    }

    @Test
    void whenTheMigratingNodeDiesAndTheOlderVersionIsStartedAgainEverythingGoesOnUnmigrated() throws SQLException {
        ServerProcess older = node("one", Map.of());
        older.start();
        slow(older, "rough");
        await().until(() -> on(older, "rough").processed() > 0);
        ServerProcess migrating = node("two", Map.of("war", newer));

        whileTheMigrationWaits(migrating, migrating::kill);
        older.kill();
        older.start();

        await().until(() -> status(older).getString("phase").equals("disabled"));
        hurry();
        on(older, "rough").awaitState("closed");
        assertThat(toggles(older).get(0).getString("requested_by")).isEqualTo(BY);
    }

    /** What is left is read without pauses. */
    private void hurry() throws SQLException {
        postgres.execute("create or replace view public.slow_flights as select * from public.flights");
    }

    /** A reader of a table has the migration wait for it. */
    private void whileTheMigrationWaits(ServerProcess migrating, Runnable act) throws SQLException {
        try (Connection reader = postgres.dataSource().getConnection()) {
            reader.setAutoCommit(false);
            reader.createStatement().execute("lock table slackwater.bucket in access share mode");
            migrating.launch();
            await().until(postgres::somebodyWaitsForBuckets);
            act.run();
            reader.rollback();
        }
    }

    private ServerProcess node(String name, Map<String, String> more) {
        Map<String, String> settings = new HashMap<>(postgres.settings());
        settings.put("heap", "512m");
        settings.put("slackwater.node.name", name);
        settings.put("slackwater.node.lease-ms", "3000");
        settings.putAll(more);
        ServerProcess node = new ServerProcess(folder.resolve(name), ServerProcess.freePort(), settings);
        Runtime.getRuntime().addShutdownHook(new Thread(node::close));
        nodes.add(node);
        return node;
    }

    /** Under way for a minute and more, without much work for the processors. */
    private static RemoteJob slow(ServerProcess node, String id) {
        return fed(node, id, "slow_flights", "2h");
    }

    private static RemoteJob fed(ServerProcess node, String id, String table, String chunk) {
        RemoteJob job = on(node, id);
        job.put(Flights.fedJob(table, chunk));
        job.open();
        job.startFeed(id, "start=0&end=" + FLIGHTS.end());
        return job;
    }

    private static RemoteJob on(ServerProcess node, String job) {
        return new RemoteJob(node::api, job);
    }

    private static ApiCaller.Answer upgradeMode(ServerProcess node, boolean enabled) {
        return node.api().post("/_ml/set_upgrade_mode?timeout=1m&enabled=" + enabled);
    }

    private static JsonObject status(ServerProcess node) {
        return node.api().get("/_ml/upgrade_mode").expect(200).json();
    }

    private static List<JsonObject> toggles(ServerProcess node) {
        return node.api()
                .get("/_ml/upgrade_mode/_history")
                .expect(200)
                .json()
                .getJsonArray("toggles")
                .getValuesAs(JsonObject.class);
    }
}
