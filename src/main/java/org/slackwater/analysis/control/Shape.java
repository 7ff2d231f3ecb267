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
    /** Windows before the forest says anything. */
    private static final int SPEAKS_AFTER = 64;

    private static final double FARTHEST = 8;
    /** What a forest takes, measured: points, samples, and trees with their cached bounding boxes. */
    static final long BYTES = 320_000;

    private RandomCutForest forest;
    private final Tail tail = new Tail(1.5, 0.07, 0.8);
    private long scored;
    private double mean;
    private double spread;

    Shape(long seed) {
        forest = RandomCutForest.builder()
                .dimensions(WINDOW)
                .shingleSize(WINDOW)
                .internalShinglingEnabled(true)
                .numberOfTrees(TREES)
                .sampleSize(SAMPLE)
                .timeDecay(0.1 / (4 * SAMPLE))
                .outputAfter(SPEAKS_AFTER)
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
        return scored < SPEAKS_AFTER || score <= 0 ? 1 : tail.probability((score - mean) / Math.max(0.02, spread));
    }

    /** The same, and the deviation becomes part of the past. */
    double learn(double deviation) {
        double score = score(deviation);
        double probability = probabilityOf(score);
        forest.update(new double[] {bounded(deviation)});
        if (score > 0) {
            if (scored >= SPEAKS_AFTER) {
                tail.learn((score - mean) / Math.max(0.02, spread));
            }
            double rate = Math.max(1.0 / 1000, 1.0 / (scored + 1));
            double off = score - mean;
            if (scored >= SPEAKS_AFTER) {
                off = Math.max(-3 * spread, Math.min(3 * spread, off));
            }
            mean += rate * off;
            spread += rate * (1.2533 * Math.abs(off) - spread);
            scored++;
        }
        return probability;
    }

    private static double bounded(double deviation) {
        return Math.max(-FARTHEST, Math.min(FARTHEST, deviation));
    }

    void write(DataOutput out) throws IOException {
        tail.write(out);
        out.writeLong(scored);
        out.writeDouble(mean);
        out.writeDouble(spread);
        ForestState.write(forest, out);
    }

    void read(DataInput in) throws IOException {
        tail.read(in);
        scored = in.readLong();
        mean = in.readDouble();
        spread = in.readDouble();
        forest = ForestState.read(in);
    }
}
