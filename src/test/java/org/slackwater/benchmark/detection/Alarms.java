package org.slackwater.benchmark.detection;

import java.util.Arrays;
import java.util.List;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;

/** From which score on a bucket raises an alarm, so that all are measured at the same rate of false ones. */
final class Alarms {
    /** Buckets without an anomaly of which one raises an alarm. */
    static final int ONE_IN = 1_000;

    private Alarms() {}

    /** The score that one clean bucket in {@value #ONE_IN} lies above. */
    static double threshold(List<double[]> scores, IntPredicate clean) {
        double[] sorted = scores.stream()
                .flatMapToDouble(
                        of -> IntStream.range(0, of.length).filter(clean).mapToDouble(i -> of[i]))
                .sorted()
                .toArray();
        return sorted[sorted.length - 1 - sorted.length / ONE_IN];
    }

    /** How many buckets score over 75, of a thousand. */
    static double over75(List<double[]> scores) {
        long all = scores.stream().mapToLong(of -> of.length).sum();
        long over = scores.stream()
                .flatMapToDouble(Arrays::stream)
                .filter(score -> score > 75)
                .count();
        return 1_000.0 * over / all;
    }
}
