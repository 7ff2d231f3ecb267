package org.slackwater.benchmark.detection;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The product again, all samples in one job that has so many series that theirs get no forest: those that would get the
 * forests come first and then end.
 */
final class SimpleScorer implements Scorer {
    /** More than have a forest, and longer than a series waits for one. */
    private static final int OTHERS = 10;

    private static final int BEFORE = 150;
    private static final long WEEK = 7 * 86_400_000L;

    private final long span;

    SimpleScorer(long span) {
        this.span = span;
    }

    @Override
    public String name() {
        return "engine, no forest";
    }

    @Override
    public List<double[]> scores(Look look, List<Sample> samples) {
        EngineScorer.Job job = new EngineScorer.Job(look, span, true);
        for (int i = 0; i < BEFORE; i++) {
            for (int other = 0; other < OTHERS; other++) {
                job.add(i * span, i % 3, "member-0", "other-" + other);
            }
        }
        // whole weeks later, so that a sample begins at the same hour as elsewhere
        long begin = (BEFORE * span / WEEK + 1) * WEEK;
        job.analysis().skipTo(begin - 1);
        List<double[]> scores = EngineScorer.empty(samples);
        Map<String, double[]> byName = new LinkedHashMap<>();
        for (int i = 0; i < samples.size(); i++) {
            byName.put("sample-" + i, scores.get(i));
        }
        int length = samples.get(0).length();
        for (int bucket = 0; bucket < length; bucket++) {
            for (int i = 0; i < samples.size(); i++) {
                job.add(begin + bucket * span, samples.get(i), bucket, "sample-" + i);
            }
            job.take(byName, begin);
        }
        job.analysis().advanceTo(begin + length * span);
        job.take(byName, begin);
        return scores;
    }
}
