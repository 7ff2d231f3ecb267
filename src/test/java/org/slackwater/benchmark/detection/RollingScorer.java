package org.slackwater.benchmark.detection;

import java.util.List;

/** By how many standard deviations of the last values a value lies from their mean. */
final class RollingScorer implements Scorer {
    private final int window;

    RollingScorer(int window) {
        this.window = window;
    }

    @Override
    public String name() {
        return "z-score";
    }

    @Override
    public List<double[]> scores(Look look, List<Sample> samples) {
        return samples.stream()
                .map(sample -> Members.highest(sample, this::scores))
                .toList();
    }

    double[] scores(double[] values) {
        double[] scores = new double[values.length];
        double sum = 0;
        double squares = 0;
        for (int i = 0; i < values.length; i++) {
            int known = Math.min(i, window);
            if (known > 1) {
                double mean = sum / known;
                double variance = Math.max(0, squares / known - mean * mean);
                scores[i] = Math.abs(values[i] - mean) / Math.max(1e-3, Math.sqrt(variance));
            }
            sum += values[i];
            squares += values[i] * values[i];
            if (i >= window) {
                sum -= values[i - window];
                squares -= values[i - window] * values[i - window];
            }
        }
        return scores;
    }
}
