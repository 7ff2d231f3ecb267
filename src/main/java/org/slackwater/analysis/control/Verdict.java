package org.slackwater.analysis.control;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slackwater.analysis.entity.Explanation;

/**
 * What a model says of one value of its series.
 *
 * @param multiBucketImpact from -5 (this bucket alone is unusual) to 5 (the course of the last buckets is)
 * @param actuals all numbers of the value: one, except of places
 * @param explanation none where nothing is unusual, nor of models that know no course of values
 * @param correlate the by value of the series that lets expect something else, if it is not the series alone
 */
record Verdict(
        double actual,
        double typical,
        double probability,
        double multiBucketImpact,
        List<Double> actuals,
        List<Double> typicals,
        @Nullable Explanation explanation,
        @Nullable String correlate) {
    /** Of models that look at each bucket by itself. */
    static final double THIS_BUCKET_ALONE = -5;

    Verdict(double actual, double typical, double probability, double multiBucketImpact) {
        this(actual, typical, probability, multiBucketImpact, List.of(actual), List.of(typical), null, null);
    }

    /** Of several numbers. */
    Verdict(
            double actual,
            double typical,
            double probability,
            double multiBucketImpact,
            List<Double> actuals,
            List<Double> typicals) {
        this(actual, typical, probability, multiBucketImpact, actuals, typicals, null, null);
    }

    Verdict explained(@Nullable Explanation why) {
        return new Verdict(actual, typical, probability, multiBucketImpact, actuals, typicals, why, correlate);
    }

    /** By what the series of this by value lets expect. */
    Verdict beside(@Nullable String by) {
        return new Verdict(actual, typical, probability, multiBucketImpact, actuals, typicals, explanation, by);
    }

    /** The same value, but nothing unusual. */
    Verdict excepted() {
        return new Verdict(actual, typical, 1, 0, actuals, typicals, null, null);
    }

    /** The same value, less unusual. */
    Verdict likelier(double newProbability) {
        Explanation why = newProbability < Probabilities.UNUSUAL ? explanation : null;
        return new Verdict(actual, typical, newProbability, multiBucketImpact, actuals, typicals, why, correlate);
    }
}
