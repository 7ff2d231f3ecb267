package org.slackwater.benchmark;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.awaitility.Awaitility;
import org.slackwater.server.RemoteJob;
import org.slackwater.server.ServerProcess;

/** Records a second from a table through a datafeed into a job, beside reading the same from the same cursor. */
final class FeedBenchmark {
    /** What is read and how it is analysed. */
    private record Case(String name, List<String> columns, String detector) {}

    private static final List<Case> CASES = List.of(
            new Case("one series", List.of("v"), ""),
            new Case("partitioned by 20 hosts", List.of("v", "host"), ", \"partition_field_name\": \"host\""));

    /** Seldom enough that asking costs the server little of what is measured. */
    private static final Duration LOOK_EVERY = Duration.ofMillis(100);

    private final Report report;
    private final Options options;
    private final Database database;
    private final SourceTable table;
    private int runs;

    FeedBenchmark(Report report, Options options, Database database) {
        this.report = report;
        this.options = options;
        this.database = database;
        this.table = new SourceTable(database.source(), options.rows());
    }

    void run(Path folder) {
        report.say("Records through a job on %s: a table of %,d records", database.name(), options.rows());
        table.create();
        Samples[] bare = {new Samples(), new Samples()};
        Samples[] fed = {new Samples(), new Samples()};
        readBare(bare);
        try (ServerProcess server = ServerProcess.started(folder, database.settings())) {
            for (int round = 0; round <= options.repeats(); round++) {
                for (int i = 0; i < CASES.size(); i++) {
                    double rate = fed(server, CASES.get(i));
                    if (round > 0) {
                        fed[i].add(rate);
                    }
                }
            }
        }
        readBare(bare);
        for (int i = 0; i < CASES.size(); i++) {
            String name = CASES.get(i).name();
            report.say("  %s: through the job %s; bare %s", name, fed[i], bare[i]);
            report.add(Figure.rate("records, " + database.name() + ", " + name, "records/s", fed[i], bare[i]));
        }
    }

    /** Before and after the server runs, since the machine may change its pace. */
    private void readBare(Samples[] rates) {
        for (int round = 0; round <= options.repeats(); round++) {
            for (int i = 0; i < CASES.size(); i++) {
                double rate = table.bareRate(CASES.get(i).columns());
                if (round > 0) {
                    rates[i].add(rate);
                }
            }
        }
    }

    /** From the start of the datafeed until the job has closed with everything written. */
    private double fed(ServerProcess server, Case one) {
        String id = "fed-" + runs++;
        RemoteJob job = new RemoteJob(server::api, id);
        job.put(FedJob.config(one.detector()));
        job.open();
        long begin = System.nanoTime();
        job.startFeed(id, "start=0&end=" + table.end());
        Awaitility.await()
                .atMost(Duration.ofMinutes(10))
                .pollDelay(Duration.ZERO)
                .pollInterval(LOOK_EVERY)
                .until(() -> job.state().equals("closed"));
        double seconds = (System.nanoTime() - begin) / 1e9;
        if (job.processed() != options.rows()) {
            throw new IllegalStateException("the job took " + job.processed() + " records");
        }
        return options.rows() / seconds;
    }
}
