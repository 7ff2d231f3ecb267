package org.slackwater.analysis.control;

import java.util.List;

/**
 * What a model says of one value of its series.
 *
 * @param multiBucketImpact from -5 (this bucket alone is unusual) to 5 (the course of the last buckets is)
 * @param actuals all numbers of the value: one, except of places
 */
record Verdict(
        double actual,
        double typical,
        double probability,
        double multiBucketImpact,
        List<Double> actuals,
        List<Double> typicals) {
    /** Of models that look at each bucket by itself. */
    static final double THIS_BUCKET_ALONE = -5;

    Verdict(double actual, double typical, double probability, double multiBucketImpact) {
        this(actual, typical, probability, multiBucketImpact, List.of(actual), List.of(typical));
    }

    /** The same value, but nothing unusual. */
    Verdict excepted() {
        return new Verdict(actual, typical, 1, 0, actuals, typicals);
    }
}
