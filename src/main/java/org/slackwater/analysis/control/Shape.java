package org.slackwater.analysis.control;

import com.amazon.randomcutforest.RandomCutForest;
import com.amazon.randomcutforest.config.Precision;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/**
 * How unusual the course of the last buckets is, whatever the single values: a random cut forest (Guha et al., Robust
 * random cut forest based anomaly detection on streams, ICML 2016) over windows of {@value #WINDOW} deviations, its
 * score set against its own past.
 */
final class Shape {
    static final int WINDOW = 8;
    static final int TREES = 25;
    static final int SAMPLE = 128;
    private static final double FARTHEST = 8;
    /** What a forest takes, measured: points, samples, and trees with their cached bounding boxes. */
    static final long BYTES = 320_000;

    private RandomCutForest forest;
    private final Past past = new Past(0.02, new Tail(1.5, 0.07, 0.8));

    Shape(long seed) {
        forest = RandomCutForest.builder()
                .dimensions(WINDOW)
                .shingleSize(WINDOW)
                .internalShinglingEnabled(true)
                .numberOfTrees(TREES)
                .sampleSize(SAMPLE)
                .timeDecay(0.1 / (4 * SAMPLE))
                .outputAfter(Past.SPEAKS_AFTER)
                .randomSeed(seed)
                .precision(Precision.FLOAT_32)
                .boundingBoxCacheFraction(1)
                .parallelExecutionEnabled(false)
                .build();
    }

    /** Probability of a course at least as unusual as the past one continued with this deviation; changes nothing. */
    double probability(double deviation) {
        return probabilityOf(score(deviation));
    }

    private double score(double deviation) {
        return forest.getAnomalyScore(new double[] {bounded(deviation)});
    }

    private double probabilityOf(double score) {
        return score <= 0 ? 1 : past.probability(past.standing(score));
    }

    /** The same, and the deviation becomes part of the past. */
    double learn(double deviation) {
        double score = score(deviation);
        double probability = probabilityOf(score);
        forest.update(new double[] {bounded(deviation)});
        if (score > 0) {
            past.learn(score, past.standing(score));
        }
        return probability;
    }

    private static double bounded(double deviation) {
        return Math.max(-FARTHEST, Math.min(FARTHEST, deviation));
    }

    void write(DataOutput out) throws IOException {
        past.write(out);
        ForestState.write(forest, out);
    }

    void read(DataInput in) throws IOException {
        past.read(in);
        forest = ForestState.read(in);
    }
}
