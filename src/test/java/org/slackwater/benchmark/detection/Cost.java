package org.slackwater.benchmark.detection;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import org.slackwater.analysis.control.Analysis;

/** Processor time for a bucket of one series, and heap and saved bytes for a series. */
final class Cost {
    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();
    private static final long HOUR = 3_600_000;
    private static final int LENGTH = 12 * Background.WEEK;
    private static final int SERIES = 200;
    private static final int TIMED = 20;

    private final Consumer<String> out;
    private final List<Scorer> scorers;
    private final List<Sample> samples = new ArrayList<>();

    Cost(Consumer<String> out, List<Scorer> scorers) {
        this.out = out;
        this.scorers = scorers;
        for (long seed = 0; seed < 2 * SERIES; seed++) {
            samples.add(Sample.clean(Background.DAILY.course(seed, LENGTH).values()));
        }
    }

    void run() {
        for (Scorer scorer : scorers) {
            List<Sample> some = samples.subList(0, TIMED);
            scorer.scores(Look.MEAN, some);
            long begin = THREADS.getCurrentThreadCpuTime();
            scorer.scores(Look.MEAN, some);
            double micros = (THREADS.getCurrentThreadCpuTime() - begin) / 1e3 / TIMED / LENGTH;
            say("%-20s %6.2f us a bucket, %,9.0f buckets/s", scorer.name(), micros, 1e6 / micros);
        }
        Analysis few = job(SERIES);
        Analysis many = job(2 * SERIES);
        say(
                "engine: %,d bytes of memory, %,d bytes saved, for each series",
                (many.modelSize().modelBytes() - few.modelSize().modelBytes()) / SERIES,
                (SavedSize.of(many) - SavedSize.of(few)) / SERIES);
    }

    private Analysis job(int series) {
        EngineScorer.Job job = new EngineScorer.Job(Look.MEAN, HOUR, true);
        for (int bucket = 0; bucket < 4 * Background.WEEK; bucket++) {
            for (int i = 0; i < series; i++) {
                job.add(bucket * HOUR, samples.get(i), bucket, "series-" + i);
            }
            job.analysis().takeFinished();
        }
        return job.analysis();
    }

    private void say(String format, Object... values) {
        out.accept(String.format(Locale.ROOT, format, values));
    }
}
