package org.slackwater.analysis.control;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/**
 * How likely a deviation at least as large is, learnt from the deviations of the series itself. Below a threshold the
 * share of past deviations beyond it tells; above, the excesses follow a generalised Pareto distribution (Pickands,
 * Balkema, de Haan), fitted by its moments (Hosking and Wallis, Parameter and quantile estimation for the generalized
 * Pareto distribution, Technometrics 1987), as Siffer et al. do for streams (Anomaly detection in streams with extreme
 * value theory, KDD 2017). The moments start from those of a prior and fade with time. What lies beyond in a row counts
 * once, with its peak: a stretch of one day is one event and not twenty-four (declustering; Leadbetter, Lindgren and
 * Rootzen, Extremes and related properties of random sequences and processes, 1983).
 */
final class Tail {
    private static final double KEPT = 1 - 1.0 / 5000;
    /** Where a row of excesses is cut, so that a lasting new state becomes usual. */
    private static final int RUN = 12;

    private static final double PRIOR_EXCESSES = 5;
    private static final double HEAVIEST = 0.3;
    /** About what an exponential tail has once in 10,000. */
    private static final double FARTHEST = 6;

    private static final double SMALLEST = 1e-300;

    private final double threshold;
    private final double heaviest;
    private final double farthest;
    private double total;
    private double beyond;
    private double mean;
    private double square;
    private double peak;
    private int run;

    Tail(double threshold, double share, double excess) {
        this(threshold, share, excess, HEAVIEST, FARTHEST);
    }

    /**
     * @param share of deviations beyond the threshold, to start from
     * @param excess mean of those, to start from
     * @param heaviest shape beyond which no tail is taken for heavier
     * @param farthest mean excesses beyond which one counts as if it lay there
     */
    Tail(double threshold, double share, double excess, double heaviest, double farthest) {
        this.threshold = threshold;
        this.heaviest = heaviest;
        this.farthest = farthest;
        this.total = PRIOR_EXCESSES / share;
        this.beyond = PRIOR_EXCESSES;
        this.mean = excess;
        this.square = 2 * excess * excess;
    }

    /** Probability of a deviation at least as large; 1 for none. */
    double probability(double deviation) {
        double share = Math.min(0.5, beyond / total);
        if (deviation <= threshold) {
            return Math.pow(share, Math.max(0, deviation) / threshold);
        }
        double variance = Math.max(1e-12, square - mean * mean);
        double shape = Math.max(0, Math.min(heaviest, 0.5 * (1 - mean * mean / variance)));
        double scale = mean * (1 - shape);
        double excess = deviation - threshold;
        double survival = shape < 1e-6 ? Math.exp(-excess / scale) : Math.pow(1 + shape * excess / scale, -1 / shape);
        return Math.max(SMALLEST, share * survival);
    }

    void learn(double deviation) {
        total = total * KEPT + 1;
        beyond *= KEPT;
        boolean exceeds = deviation > threshold;
        if (exceeds) {
            run++;
            peak = Math.max(peak, deviation - threshold);
        }
        if (run > 0 && (!exceeds || run == RUN)) {
            exceeded(Math.min(peak, farthest * mean));
            run = 0;
            peak = 0;
        }
    }

    private void exceeded(double excess) {
        beyond += 1;
        double rate = Math.max(0.01, 1 / beyond);
        mean += rate * (excess - mean);
        square += rate * (excess * excess - square);
    }

    void write(DataOutput out) throws IOException {
        Saved.write(out, new double[] {total, beyond, mean, square, peak});
        out.writeInt(run);
    }

    void read(DataInput in) throws IOException {
        total = in.readDouble();
        beyond = in.readDouble();
        mean = in.readDouble();
        square = in.readDouble();
        peak = in.readDouble();
        run = in.readInt();
    }
}
