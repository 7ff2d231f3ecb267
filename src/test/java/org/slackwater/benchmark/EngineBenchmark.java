package org.slackwater.benchmark;

import com.amazon.randomcutforest.RandomCutForest;
import com.amazon.randomcutforest.config.Precision;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.slackwater.analysis.control.Analysis;
import org.slackwater.analysis.control.AnalysisEngine;
import org.slackwater.analysis.entity.AnalysisSpec;
import org.slackwater.analysis.entity.DetectorSpec;
import org.slackwater.benchmark.detection.SavedSize;

/**
 * Buckets a second of one series, from records to scores, beside the bare updates of a random cut forest, which is what
 * others judge series with; and what is saved of a series. In this process, on one thread and by its processor time, so
 * that other work on the machine shows less.
 */
final class EngineBenchmark {
    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();
    private static final long SPAN = 300_000;
    private static final int BUCKETS = 20_000;
    private static final int TAKEN_AT_ONCE = 256;
    private static final int SERIES = 1_000;
    private static final int RECORDS = 2_000_000;
    private static final List<String> HOSTS =
            IntStream.range(0, 20).mapToObj(host -> "host-" + host).toList();

    private final Report report;
    private final Options options;
    private final double[] deviations = deviations();

    private final double[] values = values();

    EngineBenchmark(Report report, Options options) {
        this.report = report;
        this.options = options;
    }

    void run() {
        report.say("Buckets of one series: %,d of them", BUCKETS);
        Samples scored = new Samples();
        Samples updated = new Samples();
        Samples both = new Samples();
        for (int round = 0; round <= options.repeats(); round++) {
            double engine = engineRate();
            double update = forestRate(false);
            double scoreAndUpdate = forestRate(true);
            if (round > 0) {
                scored.add(engine);
                updated.add(update);
                both.add(scoreAndUpdate);
            }
        }
        report.say("  buckets/s %s; updates/s %s; scores with updates/s %s", scored, updated, both);
        report.add(Figure.rate("buckets scored, beside bare updates", "buckets/s", scored, updated));
        report.add(Figure.compared("  the same, beside bare scores with updates", "buckets/s", scored, both));
        report.add(Figure.below("a record into an open bucket, one series", "ns", recordNanos(null), 1_000));
        report.add(Figure.below("the same, partitioned by 20 hosts", "ns", recordNanos("host"), 1_000));
        measureState();
    }

    /** Nanoseconds for a record that no bucket ends with, median of the rounds. */
    private double recordNanos(@Nullable String partition) {
        Samples nanos = new Samples();
        for (int round = 0; round <= options.repeats(); round++) {
            Analysis analysis = AnalysisEngine.create(spec(partition));
            long begin = THREADS.getCurrentThreadCpuTime();
            for (int i = 0; i < RECORDS; i++) {
                double value = values[i % BUCKETS];
                analysis.add(
                        i % SPAN,
                        partition == null ? new Object[] {value} : new Object[] {value, HOSTS.get(i % 20)},
                        1,
                        0);
            }
            if (round > 0) {
                nanos.add((double) (THREADS.getCurrentThreadCpuTime() - begin) / RECORDS);
            }
        }
        return nanos.median();
    }

    private static double[] deviations() {
        Random random = new Random(5);
        double[] deviations = new double[BUCKETS];
        Arrays.setAll(deviations, i -> random.nextGaussian());
        return deviations;
    }

    private double[] values() {
        double[] values = deviations.clone();
        for (int i = 0; i < BUCKETS; i++) {
            values[i] += 100 + 20 * Math.sin(2 * Math.PI * i * SPAN / 86_400_000.0);
        }
        return values;
    }

    private double engineRate() {
        Analysis analysis = AnalysisEngine.create(spec(null));
        long found = 0;
        long begin = THREADS.getCurrentThreadCpuTime();
        for (int i = 0; i < BUCKETS; i++) {
            analysis.add(i * SPAN, new Object[] {values[i]}, 1, 0);
            if (analysis.finishedCount() >= TAKEN_AT_ONCE) {
                found += analysis.takeFinished().size();
            }
        }
        analysis.advanceTo(BUCKETS * SPAN);
        found += analysis.takeFinished().size();
        double seconds = (THREADS.getCurrentThreadCpuTime() - begin) / 1e9;
        if (found != BUCKETS) {
            throw new IllegalStateException("scored " + found + " buckets");
        }
        return BUCKETS / seconds;
    }

    /** A small one: a quarter of the trees that the library makes by itself, and half as many points. */
    private double forestRate(boolean scoring) {
        RandomCutForest forest = RandomCutForest.builder()
                .dimensions(8)
                .shingleSize(8)
                .internalShinglingEnabled(true)
                .numberOfTrees(25)
                .sampleSize(128)
                .timeDecay(0.1 / (4 * 128))
                .outputAfter(64)
                .randomSeed(7)
                .precision(Precision.FLOAT_32)
                .boundingBoxCacheFraction(1)
                .parallelExecutionEnabled(false)
                .build();
        double scores = 0;
        long begin = THREADS.getCurrentThreadCpuTime();
        for (double deviation : deviations) {
            double[] point = {deviation};
            scores += scoring ? forest.getAnomalyScore(point) : 0;
            forest.update(point);
        }
        double seconds = (THREADS.getCurrentThreadCpuTime() - begin) / 1e9;
        if (forest.getTotalUpdates() == 0 || scores < 0) {
            throw new IllegalStateException("the forest learned nothing");
        }
        return BUCKETS / seconds;
    }

    private void measureState() {
        double simple = (double) (state("host", 2 * SERIES) - state("host", SERIES)) / SERIES;
        report.add(Figure.plain("saved state of a simple series", "bytes", simple));
        report.add(Figure.plain("saved state of a job of one series", "bytes", state(null, 1)));
    }

    /** Bytes saved after two days of so many series. */
    private long state(@Nullable String partition, int series) {
        Analysis analysis = AnalysisEngine.create(spec(partition));
        for (int bucket = 0; bucket < 576; bucket++) {
            for (int i = 0; i < series; i++) {
                double value = values[(bucket + 31 * i) % BUCKETS];
                analysis.add(
                        bucket * SPAN,
                        partition == null ? new Object[] {value} : new Object[] {value, "host-" + i},
                        1,
                        0);
            }
            analysis.takeFinished();
        }
        return SavedSize.of(analysis);
    }

    private static AnalysisSpec spec(@Nullable String partition) {
        DetectorSpec detector = new DetectorSpec(0, "mean", "v", null, null, partition, false);
        return new AnalysisSpec("benchmark", SPAN, 0, List.of(detector), List.of(), null);
    }
}
