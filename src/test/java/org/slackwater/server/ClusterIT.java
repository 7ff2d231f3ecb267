package org.slackwater.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.slackwater.server.ClusterProcesses.nodeOf;

import jakarta.json.JsonObject;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slackwater.security.IdentityProvider;
import org.slackwater.server.ClusterProcesses.Grid;

/** Two nodes on one PostgreSQL, of which either may be asked, killed, stopped and frozen. */
class ClusterIT {
    private static final List<String> RESULTS = List.of("buckets", "records");
    private static final int DAYS = 30;
    private static final int POSTED_AT_ONCE = 300;
    private static final Duration STILL = Duration.ofSeconds(2);
    private static final Flights FLIGHTS = new Flights(DAYS, 5);
    private static final String CONFIG =
            """
            {"analysis_config": {"bucket_span": "30m",
                "detectors": [{"function": "mean", "field_name": "responsetime", "partition_field_name": "airline"},
                              {"function": "high_count"}]},
             "data_description": {"time_field": "ts"}%s}""";
    private static final String FEED =
            """
            , "datafeed_config": {"indices": ["public.flights"], "query_delay": "1s", "frequency": "1s",
                "chunking_config": {"mode": "manual", "time_span": "%s"}}""";

    private static final IdentityProvider PROVIDER = new IdentityProvider();
    private static PostgresServer postgres;
    private static ClusterProcesses cluster;
    /** What an undisturbed job found, by kind of result, and how many records it took. */
    private static final Map<String, List<JsonObject>> CALM = new HashMap<>();

    private static long calmProcessed;
    private static Witness witness;

    @BeforeAll
    static void startBothAtOnceOnAnEmptyDatabase(@TempDir Path data) throws SQLException {
        Awaitility.setDefaultTimeout(Duration.ofMinutes(2));
        postgres = new PostgresServer();
        FLIGHTS.createTable(postgres.dataSource());
        Map<String, String> settings = settings(postgres, "3000");
        settings.putAll(PROVIDER.settings(data));
        cluster = new ClusterProcesses(data, Grid.ON, settings);
        cluster.start();
        witness = Witness.in(postgres.dataSource());
        RemoteJob calm = fed(one()::api, "calm", "10d");
        calm.awaitState("closed");
        RESULTS.forEach(kind -> CALM.put(kind, calm.results(kind)));
        calmProcessed = calm.processed();
    }

    private static Map<String, String> settings(PostgresServer postgres, String leaseMillis) {
        Map<String, String> settings = new HashMap<>(postgres.settings());
        settings.put("slackwater.node.lease-ms", leaseMillis);
        settings.put("slackwater.upgrade-mode.halt-grace-ms", "3000");
        return settings;
    }

    @AfterAll
    static void stop() {
        cluster.close();
        postgres.close();
        Awaitility.reset();
    }

    @BeforeEach
    void bothRun() {
        cluster.start();
    }

    @AfterEach
    void clear() {
        cluster.all().stream().filter(ServerProcess::isAlive).forEach(ServerProcess::thaw);
        ServerProcess alive = cluster.all().stream()
                .filter(ServerProcess::isAlive)
                .findFirst()
                .orElseThrow();
        await().untilAsserted(() -> upgradeMode(alive, false, "30s").expect(200));
        alive.api().get("/_ml/anomaly_detectors").json().getJsonArray("jobs").getValuesAs(JsonObject.class).stream()
                .map(job -> job.getString("job_id"))
                .filter(id -> !id.equals("calm"))
                .forEach(id -> alive.api()
                        .delete("/_ml/anomaly_detectors/" + id + "?force=true")
                        .expect(200));
    }

    @Test
    void nodesThatFirstStartAtOnceMakeOneClusterWithOneAdministrator() {
        assertThat(postgres.number("select count(*) from slackwater.cluster")).isEqualTo(1);
        assertThat(postgres.number("select count(*) from slackwater.api_user")).isEqualTo(1);
        assertThat(postgres.number("select count(*) from slackwater.node")).isEqualTo(2);
        for (ServerProcess node : cluster.all()) {
            assertThat(postgres.number("select count(*) from slackwater.node where address = 'http://127.0.0.1:"
                            + node.port() + "'"))
                    .isEqualTo(1);
        }
    }

    @Test
    void whatIsOpenedOnOneNodeIsSpreadOverBothAndAnsweredByEither() {
        List<String> jobs = ClusterProcesses.ids("posted", 4);
        jobs.forEach(job -> {
            put(one(), job, "");
            on(one(), job).open();
        });
        Map<String, Long> spread =
                jobs.stream().collect(Collectors.groupingBy(job -> nodeOf(two().api(), job), Collectors.counting()));
        assertThat(spread).isEqualTo(Map.of("one", 2L, "two", 2L));

        List<Flights.Flight> flights = FLIGHTS.after(0, POSTED_AT_ONCE);
        List<Flights.Flight> more =
                FLIGHTS.after(flights.get(flights.size() - 1).time(), POSTED_AT_ONCE);
        for (String job : jobs) {
            JsonObject first = on(one(), job).post(text(flights)).expect(202).json();
            assertThat(first.getInt("processed_record_count")).isEqualTo(flights.size());
            ApiCaller.Answer second = two().api()
                    .call(
                            "POST",
                            "/_ml/anomaly_detectors/" + job + "/_data?filter_path=processed_record_count",
                            gzip(text(more)),
                            Map.of("Content-Encoding", "gzip", "X-Opaque-Id", "harbour"))
                    .expect(202);
            assertThat(second.text()).isEqualTo("{\"processed_record_count\":" + more.size() + "}");
            assertThat(second.headers()).containsEntry("X-Opaque-Id", "harbour");
            for (ServerProcess node : cluster.all()) {
                ApiCaller api = node.api();
                JsonObject flushed = api.post("/_ml/anomaly_detectors/" + job + "/_flush?calc_interim=true")
                        .expect(200)
                        .json();
                assertThat(flushed.getBoolean("flushed")).isTrue();
                assertThat(on(node, job).processed()).isEqualTo(flights.size() + more.size());
                assertThat(api.post("/_ml/anomaly_detectors/" + job + "/_forecast?duration=1ms")
                                .status())
                        .as("refused by the node that has the job")
                        .isEqualTo(400);
                assertThat(api.post("/_ml/anomaly_detectors/" + job + "/_data", "{broken")
                                .expect(400)
                                .errorType())
                        .isPresent();
                assertThat(api.post("/_ml/anomaly_detectors/" + job + "/_flush?start=a%7Cb")
                                .status())
                        .isEqualTo(400);
            }
            awayFrom(job)
                    .api()
                    .post("/_ml/anomaly_detectors/" + job + "/_update", "{\"description\":\"from elsewhere\"}")
                    .expect(200);
        }

        jobs.subList(0, 2).forEach(job -> on(awayFrom(job), job).close());
        jobs.subList(2, 4).forEach(job -> awayFrom(job)
                .api()
                .post("/_ml/anomaly_detectors/" + job + "/_close?force=true")
                .expect(200));
        jobs.forEach(job -> cluster.all().forEach(node -> {
            assertThat(on(node, job).state()).isEqualTo("closed");
            assertThat(on(node, job).post(text(flights)).status()).isEqualTo(409);
        }));
    }

    @Test
    void keysAndTokensArePassedOnToTheNodeThatRunsTheJob() {
        put(one(), "keyed", "");
        on(one(), "keyed").open();
        ApiCaller away = awayFrom("keyed").api();
        String encoded = away.put("/_security/api_key", "{\"name\":\"poster\"}")
                .expect(200)
                .json()
                .getString("encoded");
        List<Flights.Flight> flights = FLIGHTS.after(0, POSTED_AT_ONCE);

        for (String credentials :
                List.of("ApiKey " + encoded, "Bearer " + PROVIDER.token("ada", "machine_learning_admin"))) {
            away.with(credentials)
                    .post("/_ml/anomaly_detectors/keyed/_data", text(flights))
                    .expect(202);
        }
        assertThat(away.with("Bearer " + PROVIDER.token("ada", "machine_learning_user"))
                        .post("/_ml/anomaly_detectors/keyed/_data", text(flights))
                        .status())
                .isEqualTo(403);
        away.call("DELETE", "/_security/api_key", "{\"name\":\"poster\"}").expect(200);
        cluster.all().forEach(node -> assertThat(
                        node.api().with("ApiKey " + encoded).get("/_ml/info").status())
                .isEqualTo(401));
    }

    @Test
    void aDatafeedMayBeLookedAtAndStoppedOnEitherNode() {
        put(one(), "live", FEED.formatted("10d"));
        on(two(), "live").open();
        on(one(), "live").startFeed("live", "start=0");

        for (ServerProcess node : cluster.all()) {
            await().until(() -> {
                JsonObject stats = feed(node, "live");
                return stats.getString("state").equals("started")
                        && stats.getJsonObject("running_state").getBoolean("real_time_configured")
                        && stats.getJsonObject("running_state").getBoolean("real_time_running");
            });
            assertThat(feed(node, "live").getJsonObject("running_state")).containsKey("search_interval");
        }
        awayFrom("live").api().post("/_ml/datafeeds/live/_stop").expect(200);
        cluster.all().forEach(node -> {
            assertThat(feed(node, "live").getString("state")).isEqualTo("stopped");
            assertThat(feed(node, "live")).doesNotContainKey("running_state");
        });
    }

    @Test
    void whatAKilledNodeRanGoesOnOnTheOtherAsIfNothingHadHappened() {
        List<String> fed = ClusterProcesses.ids("fed", 2);
        List<String> posted = ClusterProcesses.ids("posted", 2);
        fed.forEach(job -> fed(one()::api, job, "30m"));
        posted.forEach(job -> {
            put(one(), job, "");
            on(one(), job).open();
        });
        ServerProcess victim = runner(fed.get(0));
        ServerProcess survivor = cluster.other(victim);
        assertThat(posted).anyMatch(job -> runner(job) == victim);
        List<CompletableFuture<Void>> posters = posted.stream()
                .map(job -> CompletableFuture.runAsync(() -> postAll(survivor, job)))
                .toList();
        await().until(() -> on(survivor, fed.get(0)).processed() > 0
                && posted.stream().allMatch(job -> on(survivor, job).processed() > POSTED_AT_ONCE));
        assertThat(on(survivor, fed.get(0)).state()).isEqualTo("opened");

        victim.kill();

        posters.forEach(CompletableFuture::join);
        posted.forEach(job -> survivor.api()
                .post("/_ml/anomaly_detectors/" + job + "/_flush?advance_time=" + FLIGHTS.end())
                .expect(200));
        fed.forEach(job -> on(survivor, job).awaitState("closed"));
        fed.forEach(job -> assertSame(on(survivor, job)));
        posted.forEach(job -> assertSame(on(survivor, job)));
    }

    @Test
    void aFrozenNodeIsFencedWhenItThaws() {
        fed(one()::api, "rough", "30m");
        put(one(), "idle", "");
        on(one(), "idle").open();
        on(one(), "idle").post(text(FLIGHTS.after(0, POSTED_AT_ONCE))).expect(202);
        ServerProcess frozen = runner("rough");
        ServerProcess other = cluster.other(frozen);
        await().until(() -> on(other, "rough").processed() > 0);
        assertThat(on(other, "rough").state()).isEqualTo("opened");

        frozen.freeze();

        await().untilAsserted(() -> assertThat(nodeOf(other.api(), "rough")).isEqualTo(cluster.nameOf(other)));
        frozen.thaw();
        on(other, "rough").awaitState("closed");
        assertSame(on(frozen, "rough"));
        on(frozen, "idle")
                .post(text(FLIGHTS.after(on(other, "idle").latestRecord(), POSTED_AT_ONCE)))
                .expect(202);
        assertThat(on(frozen, "idle").state()).isEqualTo("opened");
    }

    /** Who nobody has asked about yet is looked up in the configuration, which the frozen node must not be asked for. */
    @Test
    void aFrozenNodeHoldsNoRequestOfAnotherUp() {
        String[] groups = Stream.concat(
                        Stream.of("machine_learning_admin"),
                        IntStream.range(0, 16).mapToObj(i -> "crew-" + UUID.randomUUID()))
                .toArray(String[]::new);
        ApiCaller stranger = one().api().with("Bearer " + PROVIDER.token("ada", groups));

        two().freeze();

        assertThat(CompletableFuture.supplyAsync(
                        () -> stranger.get("/_ml/info").expect(200).status()))
                .as("answered before the data grid gives the frozen node up, after a minute")
                .succeedsWithin(Duration.ofSeconds(40));
    }

    @Test
    void upgradeModeDrainsBothAndOneRequestIsAnsweredAtATime() throws SQLException {
        for (String job : ClusterProcesses.ids("fed", 4)) {
            put(one(), job, FEED.formatted("30m"));
            on(one(), job).open();
            on(two(), job).startFeed(job, "start=0");
        }
        await().until(() -> cluster.all().stream()
                .allMatch(node -> on(node, "fed-0").count("buckets") > 0
                        && on(node, "fed-3").count("buckets") > 0));
        try (Connection blocker = postgres.dataSource().getConnection()) {
            blocker.setAutoCommit(false);
            blocker.createStatement().execute("lock table slackwater.bucket in exclusive mode");
            await().until(postgres::somebodyWaitsForBuckets);

            CompletableFuture<ApiCaller.Answer> first =
                    CompletableFuture.supplyAsync(() -> upgradeMode(one(), true, "1m"));
            await().until(() -> phase(two()).equals("draining"));
            upgradeMode(two(), true, "1s").expect(429);
            blocker.rollback();
            first.join().expect(200);
        }
        long acknowledged = witness.changes();

        await().during(STILL).atMost(STILL.multipliedBy(3)).until(() -> witness.changes() == acknowledged);
        for (ServerProcess node : cluster.all()) {
            assertThat(phase(node)).isEqualTo("enabled");
            assertThat(node.api().get("/_tasks").expect(200).json().getJsonObject("nodes"))
                    .isEmpty();
            on(node, "fed-0").post(text(FLIGHTS.after(0, 3))).expect(429);
        }
        upgradeMode(two(), false, "1m").expect(200);
        assertThat(cluster.all()).contains(runner("fed-0"));
    }

    @Test
    void aFrozenNodeDoesNotHoldTheAcknowledgementUp() {
        for (String job : ClusterProcesses.ids("fed", 4)) {
            put(one(), job, FEED.formatted("30m"));
            on(one(), job).open();
            on(one(), job).startFeed(job, "start=0");
        }
        await().until(() -> on(one(), "fed-3").count("buckets") > 0);

        two().freeze();

        upgradeMode(one(), true, "1m").expect(200);
        long acknowledged = witness.changes();
        two().thaw();
        await().until(() -> two().api().get("/_tasks").status() == 200);
        await().during(STILL).atMost(STILL.multipliedBy(3)).until(() -> witness.changes() == acknowledged);
        upgradeMode(two(), false, "1m").expect(200);
    }

    @Test
    void aNodeThatIsStoppedHandsItsJobsOverWithoutWaitingForItsLease(@TempDir Path data) {
        try (PostgresServer own = new PostgresServer();
                ClusterProcesses pair = new ClusterProcesses(data, Grid.OFF, settings(own, "600000"))) {
            pair.start();
            ServerProcess leaving = pair.named("one");
            ServerProcess staying = pair.named("two");
            List<String> jobs = ClusterProcesses.ids("job", 4);
            jobs.forEach(job -> {
                put(leaving, job, "");
                on(leaving, job).open();
                on(staying, job).post(text(FLIGHTS.after(0, POSTED_AT_ONCE))).expect(202);
            });
            assertThat(jobs).anyMatch(job -> nodeOf(staying.api(), job).equals("one"));

            leaving.stop();

            await().until(() ->
                    jobs.stream().allMatch(job -> nodeOf(staying.api(), job).equals("two")));
            jobs.forEach(job -> {
                RemoteJob seen = on(staying, job);
                seen.post(text(FLIGHTS.after(seen.latestRecord(), POSTED_AT_ONCE)))
                        .expect(202);
                seen.close();
            });
        }
    }

    private static ServerProcess one() {
        return cluster.named("one");
    }

    private static ServerProcess two() {
        return cluster.named("two");
    }

    /** The node that runs a job, as one of them says. */
    private static ServerProcess runner(String job) {
        return cluster.named(nodeOf(one().api(), job));
    }

    private static ServerProcess awayFrom(String job) {
        return cluster.other(runner(job));
    }

    private static RemoteJob on(ServerProcess node, String job) {
        return new RemoteJob(node::api, job);
    }

    private static void put(ServerProcess node, String job, String more) {
        on(node, job).put(CONFIG.formatted(more));
    }

    private static RemoteJob fed(Supplier<ApiCaller> api, String id, String chunk) {
        RemoteJob job = new RemoteJob(api, id);
        job.put(CONFIG.formatted(FEED.formatted(chunk)));
        job.open();
        job.startFeed(id, "start=0&end=" + FLIGHTS.end());
        return job;
    }

    /** As a careful client: what was answered is there for good, what may or may not have been taken is asked for. */
    private static void postAll(ServerProcess node, String job) {
        List<Flights.Flight> next = FLIGHTS.after(0, POSTED_AT_ONCE);
        while (!next.isEmpty()) {
            int status = on(node, job).post(text(next)).status();
            assertThat(status).isIn(202, 503);
            next = FLIGHTS.after(on(node, job).latestRecord(), POSTED_AT_ONCE);
        }
    }

    private static String text(List<Flights.Flight> flights) {
        return flights.stream().map(Flights.Flight::json).collect(Collectors.joining());
    }

    private static byte[] gzip(String text) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (GZIPOutputStream zipped = new GZIPOutputStream(bytes)) {
            zipped.write(text.getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    private static JsonObject feed(ServerProcess node, String feed) {
        return node.api()
                .get("/_ml/datafeeds/" + feed + "/_stats")
                .expect(200)
                .json()
                .getJsonArray("datafeeds")
                .getJsonObject(0);
    }

    private static ApiCaller.Answer upgradeMode(ServerProcess node, boolean enabled, String timeout) {
        return node.api().post("/_ml/set_upgrade_mode?enabled=" + enabled + "&timeout=" + timeout);
    }

    private static String phase(ServerProcess node) {
        return node.api().get("/_ml/upgrade_mode").expect(200).json().getString("phase");
    }

    private static void assertSame(RemoteJob rough) {
        for (String kind : RESULTS) {
            assertThat(rough.results(kind)).as(kind).isNotEmpty().isEqualTo(CALM.get(kind));
        }
        assertThat(rough.processed()).isEqualTo(calmProcessed);
    }
}
