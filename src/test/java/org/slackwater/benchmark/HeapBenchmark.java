package org.slackwater.benchmark;

import java.nio.file.Path;
import java.util.Locale;
import org.slackwater.server.RemoteJob;
import org.slackwater.server.ServerProcess;

/** What an open job that does nothing costs in memory: live objects of the server with and without such jobs. */
final class HeapBenchmark {
    private static final double AIM_KILOBYTES = 100;
    private static final long SPAN = 300_000;

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
        try (ServerProcess server = ServerProcess.started(folder, database.settings())) {
            LiveHeap heap = new LiveHeap(server.pid());
            warmUp(server);
            ManyJobs jobs = new ManyJobs(server.api());
            double before = heap.bytes();
            jobs.open(options.jobs());
            double idle = heap.bytes();
            jobs.post(records(0, 50));
            double light = heap.bytes();
            jobs.post(records(50, 250));
            double full = heap.bytes();
            report.say(
                    "  live bytes %,.0f; open %,.0f; light models %,.0f; with forests %,.0f",
                    before, idle, light, full);
            add("heap of an open job, never fed", before, idle);
            add("heap of an open job of one light series", before, light);
            report.add(Figure.plain("heap of an open job of one series with a forest", "KB", each(before, full)));
        }
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
