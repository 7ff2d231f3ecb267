package org.slackwater.benchmark;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import org.awaitility.Awaitility;
import org.slackwater.server.ClusterProcesses;
import org.slackwater.server.ClusterProcesses.Grid;
import org.slackwater.server.ServerProcess;

/** How long after a node was killed its jobs and datafeeds run again on the others, with the data grid and without. */
final class FailoverBenchmark {
    private static final int NODES = 3;
    private static final int JOBS = 100;

    private final Report report;
    private final Options options;
    private final Database database;
    private final TaskRows tasks;

    FailoverBenchmark(Report report, Options options, Database database) {
        this.report = report;
        this.options = options;
        this.database = database;
        this.tasks = new TaskRows(database.source());
    }

    void run(Path folder) {
        SourceTable table = new SourceTable(database.source(), options.rows());
        table.create();
        for (Grid grid : Grid.values()) {
            String how = grid == Grid.ON ? "with the data grid" : "without a data grid";
            report.say("Failover %s: %d nodes, %d jobs, a tenth of them loaded", how, NODES, JOBS);
            Pool.clear(database.source(), "slackwater");
            try (ClusterProcesses cluster =
                    new ClusterProcesses(folder.resolve(grid.name()), NODES, grid, database.settings())) {
                cluster.start();
                measure(cluster, table.end(), how);
            }
        }
    }

    private void measure(ClusterProcesses cluster, long end, String how) {
        ServerProcess asked = cluster.all().get(0);
        ServerProcess victim = cluster.all().get(NODES - 1);
        ManyJobs jobs = new ManyJobs(asked.api(), FedJob.hourly());
        jobs.open(JOBS);
        Samples first = new Samples();
        Samples last = new Samples();
        Samples lost = new Samples();
        for (int round = 0; round < options.repeats(); round++) {
            awaitShare(cluster.nameOf(victim), jobs, end);
            String incarnation = tasks.incarnation(cluster.nameOf(victim));
            long begin = System.nanoTime();
            victim.kill();
            Map<String, Long> before = tasks.of(incarnation);
            lost.add(before.size());
            first.add(awaitRunsElsewhere(before, incarnation, 1, begin));
            last.add(awaitRunsElsewhere(before, incarnation, before.size(), begin));
            cluster.start();
        }
        report.say("  tasks lost %s; the first runs again after %s ms, the last after %s ms", lost, first, last);
        String name = String.format(Locale.ROOT, "failover %s, to the last task", how);
        report.add(Figure.plain(name + ", median", "s", last.median() / 1_000));
        report.add(Figure.plain(name + ", worst", "s", last.highest() / 1_000));
    }

    /** The node has its part of the jobs, and the loaded ones are at work. */
    private void awaitShare(String node, ManyJobs jobs, long end) {
        Awaitility.await("the node's share")
                .atMost(Duration.ofMinutes(5))
                .pollInterval(Duration.ofSeconds(1))
                .until(() -> {
                    jobs.load(JOBS / 10, end, tasks.datafeeds().keySet());
                    return tasks.of(tasks.incarnation(node)).size() >= JOBS / NODES - JOBS / 10
                            && tasks.datafeeds().size() == JOBS / 10;
                });
    }

    /**
     * A task runs again when it has written again.
     *
     * @param before how often each of the lost ones had written
     * @return milliseconds since the beginning
     */
    private double awaitRunsElsewhere(Map<String, Long> before, String lost, int count, long begin) {
        Awaitility.await("the tasks to run elsewhere")
                .atMost(Duration.ofMinutes(2))
                .pollDelay(Duration.ZERO)
                .pollInterval(Duration.ofMillis(20))
                .until(() -> tasks.ofOthersThan(lost).entrySet().stream()
                                .filter(task -> before.containsKey(task.getKey())
                                        && task.getValue() > before.getOrDefault(task.getKey(), 0L))
                                .count()
                        >= count);
        return (System.nanoTime() - begin) / 1e6;
    }
}
