package org.slackwater.history;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.awaitility.Awaitility;
import org.slackwater.server.RemoteJob;

/**
 * Jobs over a table of response times. While there are faults they read it through a view that takes its time, so that
 * there is always something under way; without faults, and at the end, they read it fast.
 */
final class Workload {
    private static final int DAYS = 20;
    private static final long BEGIN = 1_700_006_400_000L;
    private static final long STEP = 600_000;
    private static final long DAY = 86_400_000;
    private static final List<String> AIRLINES = List.of("AAL", "BAW", "DLH");

    static final long END = BEGIN + DAYS * DAY;

    /** Kinds of jobs; each takes the configuration of a datafeed, or nothing. */
    static final List<String> CONFIGS = List.of(
            """
            {"analysis_config": {"bucket_span": "30m", "influencers": ["airline"],
                "detectors": [{"function": "mean", "field_name": "responsetime", "partition_field_name": "airline"},
                              {"function": "high_count"}]},
             "model_plot_config": {"enabled": true, "terms": "BAW"},
             "data_description": {"time_field": "ts"}%s}""",
            """
            {"analysis_config": {"bucket_span": "1h", "influencers": ["airline"],
                "detectors": [{"function": "sum", "field_name": "responsetime", "by_field_name": "airline"},
                              {"function": "max", "field_name": "responsetime"}]},
             "model_plot_config": {"enabled": true, "terms": "BAW"},
             "data_description": {"time_field": "ts"}%s}""");

    private static final String FEED =
            """
            , "datafeed_config": {"indices": ["public.%s"],
                "chunking_config": {"mode": "manual", "time_span": "%s"}}""";
    private static final List<String> CHUNKS = List.of("1h", "90m", "2h", "70m", "3h", "100m");
    private static final Duration LONGEST = Duration.ofMinutes(5);

    private final Postgres database;
    private final List<String> jobs = new ArrayList<>();

    /** @param count how many jobs are to be disturbed */
    Workload(Postgres database, int count) {
        this.database = database;
        for (int i = 0; i < count; i++) {
            jobs.add("job" + i);
        }
    }

    List<String> jobs() {
        return jobs;
    }

    /** @param slowSeconds how long the source takes for each search while there are faults */
    void createTables(long seed, double slowSeconds) {
        database.execute("create table public.flights (ts bigint not null, airline varchar(8), responsetime float8)");
        try (Connection connection = database.connect();
                PreparedStatement insert = connection.prepareStatement("insert into public.flights values (?, ?, ?)")) {
            insertAll(insert, new Random(seed));
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
        database.execute("create index flights_ts on public.flights (ts)");
        database.execute("create view public.slow_flights as select f.* from (select pg_sleep(" + slowSeconds
                + ")) as pause cross join public.flights f");
    }

    private static void insertAll(PreparedStatement insert, Random random) throws SQLException {
        for (long time = BEGIN; time < END; time += STEP) {
            for (String airline : AIRLINES) {
                double rhythm = 20 * Math.sin(2 * Math.PI * time / DAY) + 10 * AIRLINES.indexOf(airline);
                double outlier = random.nextInt(300) == 0 ? 150 : 0;
                insert.setLong(1, time);
                insert.setString(2, airline);
                insert.setDouble(3, 100 + rhythm + 3 * random.nextGaussian() + outlier);
                insert.addBatch();
            }
        }
        insert.executeBatch();
    }

    /** The view no longer takes its time: what is left is read fast. */
    void hurry() {
        database.execute("create or replace view public.slow_flights as select * from public.flights");
    }

    /** What undisturbed jobs find, a set of results for each kind of job. */
    List<Results> undisturbed(ClusterNode node) {
        List<RemoteJob> calm = new ArrayList<>();
        for (int kind = 0; kind < CONFIGS.size(); kind++) {
            RemoteJob job = new RemoteJob(node::api, "calm" + kind);
            job.put(CONFIGS.get(kind).formatted(FEED.formatted("flights", "1d")));
            job.open();
            job.startFeed("calm" + kind, "start=0&end=" + END);
            calm.add(job);
        }
        calm.forEach(job -> job.awaitState("closed"));
        return calm.stream().map(Workload::results).toList();
    }

    void putJobs(ClusterNode node) {
        for (int i = 0; i < jobs.size(); i++) {
            job(node, i)
                    .put(CONFIGS.get(kind(i)).formatted(FEED.formatted("slow_flights", CHUNKS.get(i % CHUNKS.size()))));
        }
    }

    RemoteJob job(ClusterNode node, int index) {
        return new RemoteJob(node::api, jobs.get(index));
    }

    /** Which of {@link #CONFIGS} it has. */
    static int kind(int index) {
        return index % CONFIGS.size();
    }

    /** Whatever is left to do, until every job has closed itself. */
    List<Results> finish(ClusterNode node, List<Results> expected) {
        List<Integer> left = new ArrayList<>();
        for (int i = 0; i < jobs.size(); i++) {
            left.add(i);
        }
        Awaitility.await("the jobs to finish")
                .atMost(LONGEST)
                .pollInterval(Duration.ofMillis(500))
                .until(() -> {
                    left.removeIf(index -> finished(node, index, expected.get(kind(index))));
                    return left.isEmpty();
                });
        List<Results> found = new ArrayList<>();
        for (int i = 0; i < jobs.size(); i++) {
            found.add(results(job(node, i)));
        }
        return found;
    }

    private boolean finished(ClusterNode node, int index, Results expected) {
        RemoteJob job = job(node, index);
        String id = jobs.get(index);
        if (job.state().equals("closed")) {
            if (job.processed() >= expected.processed()) {
                return true;
            }
            node.api().post("/_ml/anomaly_detectors/" + id + "/_open");
        }
        node.api().post("/_ml/datafeeds/" + id + "/_start?start=0&end=" + END);
        return false;
    }

    private static Results results(RemoteJob job) {
        return new Results(
                job.processed(),
                Map.of(
                        "buckets", job.results("buckets"),
                        "records", job.results("records"),
                        "influencers", job.results("influencers"),
                        "model_plots", job.results("model_plots")));
    }
}
