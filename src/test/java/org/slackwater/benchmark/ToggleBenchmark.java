package org.slackwater.benchmark;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import org.awaitility.Awaitility;
import org.slackwater.server.ApiCaller;
import org.slackwater.server.ServerProcess;

/**
 * How long it takes until upgrade mode is acknowledged while many jobs are open, a tenth of them taking records from
 * their datafeeds as fast as they can; and until all of them are back.
 */
final class ToggleBenchmark {
    private static final double AIM_SECONDS = 2;
    private static final int RECORDS = 100_000;

    private final Report report;
    private final Options options;
    private final Database database;

    ToggleBenchmark(Report report, Options options, Database database) {
        this.report = report;
        this.options = options;
        this.database = database;
    }

    void run(Path folder) {
        report.say("Upgrade mode on %s", database.name());
        SourceTable table = new SourceTable(database.source(), options.rows());
        table.create();
        try (ServerProcess server = ServerProcess.started(folder, database.settings())) {
            ManyJobs jobs = new ManyJobs(server.api());
            for (int count : List.of(options.jobs() / 10, options.jobs())) {
                jobs.open(count);
                measure(server.api(), jobs, count, table.end());
            }
        }
    }

    private void measure(ApiCaller api, ManyJobs jobs, int count, long end) {
        Samples on = new Samples();
        Samples off = new Samples();
        for (int round = 0; round <= options.repeats(); round++) {
            awaitLoad(jobs, count / 10, end);
            double enabling = seconds(api, true);
            double disabling = seconds(api, false);
            if (round > 0) {
                on.add(1_000 * enabling);
                off.add(1_000 * disabling);
            }
        }
        report.say("  %,d jobs: enabled after %s ms; disabled after %s ms", count, on, off);
        String name = String.format(
                Locale.ROOT, "upgrade mode on, %s, %,d jobs, %,d loaded", database.name(), count, jobs.loaded());
        report.add(Figure.below(name + ", median", "s", on.median() / 1_000, AIM_SECONDS));
        report.add(Figure.below(name + ", worst", "s", on.highest() / 1_000, AIM_SECONDS));
        report.add(Figure.plain("  and off again, median", "s", off.median() / 1_000));
    }

    /** No toggle counts unless the datafeeds are at work: each of them started, and records coming in. */
    private static void awaitLoad(ManyJobs jobs, int count, long end) {
        Awaitility.await("the datafeeds to be at work")
                .atMost(Duration.ofMinutes(5))
                .until(() -> {
                    jobs.load(count, end);
                    return jobs.areBusy();
                });
        long before = jobs.processed();
        Awaitility.await("records to come in").until(() -> jobs.processed() > before + RECORDS);
    }

    /** How long the call takes. */
    static double seconds(ApiCaller api, boolean enabled) {
        long begin = System.nanoTime();
        api.post("/_ml/set_upgrade_mode?timeout=2m&enabled=" + enabled).expect(200);
        return (System.nanoTime() - begin) / 1e9;
    }
}
