package org.slackwater.benchmark;

import io.agroal.api.AgroalDataSource;
import java.util.List;
import java.util.stream.IntStream;
import org.slackwater.jobs.control.JobsWithoutServer;
import org.slackwater.tasks.control.FencedTransaction;

/**
 * What the conditional update of the task's row costs: records a second through the job's own beans on a real database,
 * with the fence and with one that only opens the transaction. As many jobs at once as there are threads for them.
 */
final class FenceBenchmark {
    private static final int JOBS = 4;
    private static final double AIM_PERCENT = 5;
    private static final double SECONDS = 10;

    /**
     * How records come.
     *
     * @param records in each bucket
     * @param buckets in each batch that the job is handed
     * @param complete whether the job writes after each batch, as it does at the end of a search
     */
    private record Case(String name, int records, int buckets, boolean complete) {}

    private static final List<Case> CASES = List.of(
            new Case("history: a transaction in 256 buckets of 300 records", 300, 16, false),
            new Case("hour by hour: a transaction in 12 buckets of 300 records", 300, 12, true),
            new Case("as fast as can be: a transaction a bucket of 300 records", 300, 1, true),
            new Case("a transaction a bucket of one record", 1, 1, true));

    private final Report report;
    private final Options options;
    private final Database database;

    FenceBenchmark(Report report, Options options, Database database) {
        this.report = report;
        this.options = options;
        this.database = database;
    }

    void run() {
        report.say("The fence on %s: %d jobs at once", database.name(), JOBS);
        try (AgroalDataSource one = schema("fenced");
                AgroalDataSource other = schema("unfenced");
                JobsWithoutServer fenced = new JobsWithoutServer(one, FencedTransaction.class);
                JobsWithoutServer bare = new JobsWithoutServer(other, Unfenced.class)) {
            for (Case each : CASES) {
                measure(each, fenced, bare);
            }
        }
    }

    private AgroalDataSource schema(String name) {
        Pool.clear(database.source(), name);
        return Pool.in(database.source(), name);
    }

    /** In turns, the other one first each time: the machine may change its pace. */
    private void measure(Case one, JobsWithoutServer fenced, JobsWithoutServer bare) {
        Samples with = new Samples();
        Samples without = new Samples();
        for (int round = 0; round <= options.repeats(); round++) {
            boolean fencedFirst = round % 2 == 0;
            double first = rate(fencedFirst ? fenced : bare, one);
            double second = rate(fencedFirst ? bare : fenced, one);
            if (round > 0) {
                with.add(fencedFirst ? first : second);
                without.add(fencedFirst ? second : first);
            }
        }
        double cost = 100 * (1 - with.median() / without.median());
        report.say("  %s: records/s with the fence %s; without %s", one.name(), with, without);
        report.add(Figure.below("fence, " + one.name(), "%", cost, AIM_PERCENT));
    }

    /** Records a second of all jobs together. */
    private static double rate(JobsWithoutServer jobs, Case one) {
        long begin = System.nanoTime();
        long end = begin + (long) (SECONDS * 1e9);
        List<FedFast> fed = IntStream.range(0, JOBS)
                .mapToObj(number -> new FedFast(jobs.open(), one.records(), one.buckets(), one.complete()))
                .toList();
        Together.each(fed, JOBS, job -> job.feedUntil(end));
        double seconds = (System.nanoTime() - begin) / 1e9;
        return fed.stream().mapToLong(FedFast::taken).sum() / seconds;
    }
}
