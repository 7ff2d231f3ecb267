package org.slackwater.analysis.control;

import org.slackwater.analysis.entity.Explanation;

/**
 * What is to be said of a value of a series, given the value of one with which it goes.
 *
 * @param alone probability of this bucket by itself
 * @param before probability of the last buckets with this one
 * @param probability of both, as far as it is to be believed
 * @param told what of that is still to be told
 * @param length for how many buckets in a row it has been unusual by now
 */
record Conditional(
        Series partner,
        double alone,
        double before,
        double probability,
        double told,
        Expectation expectation,
        long length) {

    /** What is expected, and how far values usually lie from it, in units of the value. */
    record Expectation(double value, double usual) {
        boolean isFinite() {
            return Double.isFinite(value) && Double.isFinite(usual);
        }
    }

    boolean isFinite() {
        return expectation.isFinite();
    }

    /** @param partners the verdict on the partner's value, by itself */
    Verdict of(Verdict own, Verdict partners, Standing mine) {
        if (probability >= own.probability()) {
            return own.likelier(shared(own.probability(), partners.probability()));
        }
        double both = Math.max(mine.least(), Probabilities.combined(own.probability(), told));
        return both < own.probability() ? parted(own, both, mine) : own;
    }

    /**
     * Where the partner moves as well, half of the powers of ten are told that it explains; and no more is explained than
     * is unusual of the partner itself.
     */
    private double shared(double own, double partners) {
        double part = own < 1 ? Math.min(1, Math.log(partners) / Math.log(own)) : 0;
        return own * Math.pow(probability / own, part / 2);
    }

    /** What the series alone lets expect sooner than the partner does, by both as tests that hang together. */
    private Verdict parted(Verdict own, double combined, Standing mine) {
        double impact = SeriesModel.impact(alone, before);
        return new Verdict(own.actual(), mine.bound(expectation.value()), combined, impact)
                .explained(combined < Probabilities.UNUSUAL ? why(mine) : null)
                .beside(partner.by());
    }

    private Explanation why(Standing mine) {
        return new Explanation(
                SeriesModel.impact(alone),
                SeriesModel.impact(before),
                0,
                length,
                mine.bound(expectation.value() - SeriesModel.REACH * expectation.usual()),
                mine.bound(expectation.value() + SeriesModel.REACH * expectation.usual()));
    }
}
