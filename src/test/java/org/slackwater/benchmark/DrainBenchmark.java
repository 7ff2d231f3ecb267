package org.slackwater.benchmark;

import jakarta.json.JsonObject;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.awaitility.Awaitility;
import org.slackwater.server.ApiCaller;
import org.slackwater.server.ClusterProcesses;
import org.slackwater.server.ClusterProcesses.Grid;

/**
 * How long until upgrade mode is acknowledged, by how many jobs are open, a tenth of them reading and writing; beside it,
 * on the same database, how long other schedulers take to bring as many tasks to rest, a tenth of them writing.
 */
final class DrainBenchmark {
    private static final int LARGE = 10_000;
    private static final double AIM_SECONDS = 10;

    private final Report report;
    private final Options options;
    private final Database database;
    private final int nodes;
    private final TaskRows tasks;

    DrainBenchmark(Report report, Options options, Database database, int nodes) {
        this.report = report;
        this.options = options;
        this.database = database;
        this.nodes = nodes;
        this.tasks = new TaskRows(database.source());
    }

    void run(Path folder) {
        report.say("The drain on %d nodes, %s", nodes, database.name());
        List<Samples> own = measureOwn(folder);
        try (PeerWork work = new PeerWork(database.source());
                QuartzPeer quartz = new QuartzPeer(database.source(), nodes, work);
                DbSchedulerPeer dbScheduler = new DbSchedulerPeer(database.source(), nodes, work)) {
            PeersAtRest peers = new PeersAtRest(report, options.repeats(), work);
            for (int i = 0; i < own.size(); i++) {
                for (Peer peer : List.of(quartz, dbScheduler)) {
                    compare(options.sizes().get(i), own.get(i), peer, peers);
                }
            }
        }
        addGrowth(own);
    }

    private void compare(int size, Samples own, Peer peer, PeersAtRest peers) {
        PeersAtRest.Times theirs = peers.measure(peer, size, busy(size));
        report.add(Figure.ahead(
                name(size) + ", beside " + peer.name(),
                "ms",
                own.median(),
                theirs.quiet().median()));
        report.add(Figure.compared("  the same, if that saved what its tasks know", "ms", own, theirs.saved()));
    }

    private String name(int size) {
        return String.format(Locale.ROOT, "drain, %d nodes, %,d jobs, %,d loaded", nodes, size, busy(size));
    }

    private static int busy(int size) {
        return Math.max(1, size / 10);
    }

    private List<Samples> measureOwn(Path folder) {
        SourceTable table = new SourceTable(database.source(), options.rows());
        table.create();
        Map<String, String> settings = new HashMap<>(database.settings());
        settings.put("heap", "2g");
        List<Samples> times = new ArrayList<>();
        try (ClusterProcesses cluster = new ClusterProcesses(folder, nodes, nodes > 1 ? Grid.ON : Grid.OFF, settings)) {
            cluster.start();
            ApiCaller api = cluster.all().get(0).api();
            ManyJobs jobs = new ManyJobs(api, FedJob.hourly());
            for (int size : options.sizes()) {
                jobs.open(size);
                times.add(measureOwn(api, jobs, size, table.end()));
            }
        }
        return times;
    }

    private Samples measureOwn(ApiCaller api, ManyJobs jobs, int size, long end) {
        Samples on = new Samples();
        Samples off = new Samples();
        long fenced = 0;
        for (int round = 0; round <= options.repeats(); round++) {
            awaitLoad(jobs, busy(size), end);
            double enabling = ToggleBenchmark.seconds(api, true);
            fenced += fencedInLast(api);
            double disabling = ToggleBenchmark.seconds(api, false);
            if (round > 0) {
                on.add(1_000 * enabling);
                off.add(1_000 * disabling);
            }
        }
        report.say("  %,d jobs: enabled after %s ms; disabled after %s ms; %d tasks fenced", size, on, off, fenced);
        if (size == LARGE) {
            report.add(Figure.below(name(size) + ", worst", "s", on.highest() / 1_000, AIM_SECONDS));
        }
        return on;
    }

    /** All of the loaded ones have searched at least once since. */
    private void awaitLoad(ManyJobs jobs, int count, long end) {
        Map<String, Long> before = tasks.datafeeds();
        Awaitility.await("the datafeeds to be at work")
                .atMost(Duration.ofMinutes(10))
                .pollInterval(Duration.ofMillis(250))
                .until(() -> {
                    Map<String, Long> now = tasks.datafeeds();
                    jobs.load(count, end, now.keySet());
                    return now.entrySet().stream()
                                    .filter(feed -> feed.getValue() > before.getOrDefault(feed.getKey(), 0L) + 1)
                                    .count()
                            >= count;
                });
    }

    private static long fencedInLast(ApiCaller api) {
        JsonObject last = api.get("/_ml/upgrade_mode/_history?size=1")
                .expect(200)
                .json()
                .getJsonArray("toggles")
                .getJsonObject(0);
        return last.getJsonArray("fenced").size();
    }

    /** How many times longer it takes for so many times more jobs. */
    private void addGrowth(List<Samples> own) {
        for (int i = 1; i < options.sizes().size(); i++) {
            int less = options.sizes().get(i - 1);
            int more = options.sizes().get(i);
            report.add(Figure.below(
                    String.format(Locale.ROOT, "  grows from %,d to %,d jobs, %d nodes", less, more, nodes),
                    "times",
                    own.get(i).median() / own.get(i - 1).median(),
                    (double) more / less));
        }
    }
}
