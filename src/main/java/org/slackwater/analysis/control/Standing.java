package org.slackwater.analysis.control;

/**
 * How a value stands to what the model of its series lets expect, and what it takes to say how it stands to another
 * expectation.
 *
 * @param surprise by how many usual distances it is off what the seasons and the last value let expect
 * @param deviation by how many it is off the seasons alone
 * @param carried what the seasons and the last value let expect
 * @param usualSurprise how far values usually lie from that
 * @param typical what the seasons alone let expect
 * @param usualDeviation how far values usually lie from that
 * @param floor below it there are no values
 * @param trust how far the model is to be believed, up to 1: the power to which probabilities are taken
 * @param least nothing is called less likely
 */
record Standing(
        double surprise,
        double deviation,
        double carried,
        double usualSurprise,
        double typical,
        double usualDeviation,
        Side side,
        double floor,
        double trust,
        double least) {

    /** Not of values near the greatest numbers. */
    boolean isFinite() {
        return Double.isFinite(surprise) && Double.isFinite(deviation) && Double.isFinite(carried + typical);
    }

    /** As a number that a value can have. */
    double bound(double number) {
        return Math.min(Double.MAX_VALUE, Math.max(floor, number));
    }
}
