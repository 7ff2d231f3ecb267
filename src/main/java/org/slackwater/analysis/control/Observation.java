package org.slackwater.analysis.control;

import org.jspecify.annotations.Nullable;

/**
 * What one bucket says of a series, or of one member of its population.
 *
 * @param values a single number, except of measures that need more
 * @param gathered where it comes from; null when it stands for a bucket without data
 */
record Observation(Member member, double[] values, @Nullable Gathered gathered) {

    static Observation of(Member member, Gathered gathered) {
        return new Observation(member, gathered.values(), gathered);
    }

    static Observation empty(double value) {
        return new Observation(Member.NOBODY, new double[] {value}, null);
    }

    double value() {
        return values[0];
    }

    boolean says() {
        return Double.isFinite(values[0]);
    }
}
