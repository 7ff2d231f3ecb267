package org.slackwater.benchmark;

import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.awaitility.Awaitility;
import org.slackwater.server.RemoteJob;
import org.slackwater.server.ServerProcess;

/** What an open job that does nothing costs in memory: live objects of the server with and without such jobs. */
final class HeapBenchmark {
    private static final double AIM_KILOBYTES = 100;
    private static final long SPAN = 300_000;
    /** Long enough that no job rests before all are fed. */
    private static final long REST_AFTER_MILLIS = 180_000;

    /** What a job has while it is awake. */
    private static final String AWAKE = "org.slackwater.jobs.control.JobAnalysis";

    private final Report report;
    private final Options options;
    private final Database database;

    HeapBenchmark(Report report, Options options, Database database) {
        this.report = report;
        this.options = options;
        this.database = database;
    }

    void run(Path folder) {
        report.say("Memory of idle open jobs, the state on %s", database.name());
        Map<String, String> settings = new HashMap<>(database.settings());
        settings.put("java", LiveHeap.NO_DEAD_WOOD);
        settings.put("slackwater.jobs.rest-after-ms", String.valueOf(REST_AFTER_MILLIS));
        try (ServerProcess server = ServerProcess.started(folder, settings)) {
            LiveHeap heap = new LiveHeap(server.pid());
            warmUp(server);
            ManyJobs jobs = new ManyJobs(server.api());
            double before = heap.bytes();
            jobs.open(options.jobs());
            double idle = heap.bytes();
            jobs.post(records(0, 250));
            double full = heap.bytes();
            double awake = heap.count(AWAKE);
            awaitRest(heap);
            double rested = heap.bytes();
            report.say(
                    "  live bytes %,.0f; open %,.0f; with models %,.0f (%.0f awake); at rest %,.0f",
                    before, idle, full, awake, rested);
            add("heap of an open job, never fed", before, idle);
            add("heap of an open job of one series, while it works", before, full);
            add("heap of an idle open job of one series", before, rested);
        }
    }

    private static void awaitRest(LiveHeap heap) {
        Awaitility.await("the jobs to rest")
                .atMost(Duration.ofMinutes(15))
                .pollInterval(Duration.ofSeconds(5))
                .until(() -> heap.count(AWAKE) == 0);
    }

    private void add(String name, double before, double after) {
        report.add(Figure.below(name, "KB", each(before, after), AIM_KILOBYTES));
    }

    private double each(double before, double after) {
        return (after - before) / options.jobs() / 1_024;
    }

    /** What the server makes once, at its first job, is not counted for the jobs. */
    private static void warmUp(ServerProcess server) {
        for (int i = 0; i < 20; i++) {
            RemoteJob job = new RemoteJob(server::api, "warm-" + i);
            job.put(FedJob.config(""));
            job.open();
            job.post(records(0, 150)).expect(202);
            job.close();
        }
    }

    /** One a bucket, from one bucket to before another. */
    private static String records(int from, int to) {
        StringBuilder lines = new StringBuilder();
        for (int i = from; i < to; i++) {
            lines.append(String.format(
                    Locale.ROOT,
                    "{\"ts\":%d,\"v\":%f}%n",
                    SourceTable.START + i * SPAN,
                    100 + 20 * Math.sin(i / 12.0) + i % 7));
        }
        return lines.toString();
    }
}
