package org.slackwater.benchmark.detection;

import java.util.function.UnaryOperator;

/** For what knows nothing but single series: of several, the one that is most unusual counts. */
final class Members {
    private Members() {}

    static double[] highest(Sample sample, UnaryOperator<double[]> scores) {
        double[] highest = new double[sample.length()];
        for (double[] member : sample.members()) {
            double[] of = scores.apply(member);
            for (int i = 0; i < highest.length; i++) {
                highest[i] = Math.max(highest[i], of[i]);
            }
        }
        return highest;
    }
}
