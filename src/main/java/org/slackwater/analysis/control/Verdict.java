package org.slackwater.analysis.control;

/**
 * What a model says of one value of its series.
 *
 * @param multiBucketImpact from -5 (this bucket alone is unusual) to 5 (the course of the last buckets is)
 */
record Verdict(double actual, double typical, double probability, double multiBucketImpact) {

    boolean aboveTypical() {
        return actual > typical;
    }
}
