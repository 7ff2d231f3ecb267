package org.slackwater.benchmark.detection;

import com.amazon.randomcutforest.RandomCutForest;
import com.amazon.randomcutforest.config.Precision;
import java.util.List;

/** The forest library by itself, at its own defaults, over windows of the last values. */
final class ForestScorer implements Scorer {
    private final int window;

    ForestScorer(int window) {
        this.window = window;
    }

    @Override
    public String name() {
        return "bare RCF";
    }

    @Override
    public List<double[]> scores(Look look, List<Sample> samples) {
        return samples.stream()
                .map(sample -> Members.highest(sample, this::scores))
                .toList();
    }

    double[] scores(double[] values) {
        RandomCutForest forest = forest();
        double[] scores = new double[values.length];
        for (int i = 0; i < values.length; i++) {
            double[] point = {values[i]};
            scores[i] = forest.getAnomalyScore(point);
            forest.update(point);
        }
        return scores;
    }

    RandomCutForest forest() {
        return RandomCutForest.builder()
                .dimensions(window)
                .shingleSize(window)
                .internalShinglingEnabled(true)
                .randomSeed(7)
                .precision(Precision.FLOAT_32)
                .parallelExecutionEnabled(false)
                .build();
    }
}
