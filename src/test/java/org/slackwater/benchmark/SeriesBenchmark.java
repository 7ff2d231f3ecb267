package org.slackwater.benchmark;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Supplier;
import org.slackwater.analysis.control.Analysis;
import org.slackwater.analysis.control.AnalysisEngine;
import org.slackwater.analysis.entity.AnalysisSpec;
import org.slackwater.analysis.entity.DetectorSpec;
import org.slackwater.analysis.entity.Frequent;

/** One job of very many series: what its buckets and its halts take, and how much heap; in this process. */
final class SeriesBenchmark {
    private static final long HOUR = 3_600_000;
    private static final int SERIES = 100_000;
    private static final int HOURS = 400;
    private static final int FIRST_THAT_COUNTS = 200;
    private static final int THREADS = Math.max(2, Runtime.getRuntime().availableProcessors());

    private final Report report;
    private final Random random = new Random(7);
    private final AnalysisSpec spec = new AnalysisSpec(
            "benchmark",
            HOUR,
            0,
            List.of(new DetectorSpec(0, "mean", "v", null, null, "host", false, Frequent.NONE)),
            List.of(),
            null);

    SeriesBenchmark(Report report) {
        this.report = report;
    }

    void run() {
        report.say("A job of %,d series, %d buckets", SERIES, HOURS);
        LiveHeap heap = new LiveHeap(ProcessHandle.current().pid());
        long before = heap.bytes();
        Analysis analysis = AnalysisEngine.create(spec);
        Took alone = new Took();
        Took shared = new Took();
        ExecutorService pool = Executors.newFixedThreadPool(THREADS - 1);
        for (int hour = 0; hour < HOURS; hour++) {
            boolean sharing = hour % 2 == 0;
            analysis.shareWith(pool, sharing ? THREADS : 1);
            hour(analysis, hour, hour < FIRST_THAT_COUNTS ? new Took() : sharing ? shared : alone);
        }
        pool.shutdown();
        long after = heap.bytes();
        report.add(Figure.plain("100,000 series: heap", "MB", (after - before) / 1e6));
        report.add(Figure.plain(
                "  by the engine's own count", "MB", analysis.modelSize().modelBytes() / 1e6));
        report.add(Figure.plain("  a bucket with a record of each, records taken", "ms", alone.records.median()));
        report.add(Figure.plain("  judged and learnt, on one thread", "ms", alone.end.median()));
        report.add(Figure.plain("  on " + THREADS, "ms", shared.end.median()));
        List<byte[]> parts = new ArrayList<>();
        byte[] head = measured("  its state taken", () -> {
            parts.clear();
            return analysis.save(parts::add);
        });
        long saved = head.length + parts.stream().mapToLong(part -> part.length).sum();
        report.add(Figure.plain("  its state", "MB", saved / 1e6));
        var unused = measured("  and restored", () -> AnalysisEngine.restore(spec, head, parts::get));
        add(analysis, HOURS, 0);
        analysis.advanceTo((HOURS + 1) * HOUR);
        List<byte[]> again = new ArrayList<>();
        long changed = analysis.save(again::add).length;
        for (int part = 0; part < parts.size(); part++) {
            changed += Arrays.equals(parts.get(part), again.get(part)) ? 0 : again.get(part).length;
        }
        report.add(Figure.plain("  of it changed by a bucket with one record", "MB", changed / 1e6));
    }

    /** Milliseconds that a bucket took. */
    private static final class Took {
        private final Samples records = new Samples();
        private final Samples end = new Samples();
    }

    private void hour(Analysis analysis, int hour, Took took) {
        long begin = System.nanoTime();
        for (int series = 0; series < SERIES; series++) {
            add(analysis, hour, series);
        }
        long taken = System.nanoTime();
        analysis.advanceTo((hour + 1) * HOUR);
        int found = analysis.takeFinished().size();
        if (found != 1) {
            throw new IllegalStateException(found + " buckets in an hour");
        }
        took.records.add((taken - begin) / 1e6);
        took.end.add((System.nanoTime() - taken) / 1e6);
    }

    private void add(Analysis analysis, int hour, int series) {
        double value = 100 + 20 * Math.sin(2 * Math.PI * (hour + series) / 24) + random.nextGaussian();
        analysis.add(hour * HOUR, new Object[] {value, "host-" + series}, 2, 0);
    }

    private <T> T measured(String name, Supplier<T> work) {
        T result = work.get();
        Samples seconds = new Samples();
        for (int round = 0; round < 3; round++) {
            long begin = System.nanoTime();
            result = work.get();
            seconds.add((System.nanoTime() - begin) / 1e9);
        }
        report.add(Figure.plain(name, "s", seconds.median()));
        return result;
    }
}
