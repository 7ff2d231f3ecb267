package org.slackwater.analysis.control;

/** Probabilities made into one, and into scores. */
final class Probabilities {
    /** Above this nothing is called unusual. */
    static final double UNUSUAL = 0.05;

    private static final double DECADES = 4;

    private Probabilities() {}

    /**
     * The harmonic mean of probabilities: Wilson, The harmonic mean p-value for combining dependent tests (PNAS 2019).
     * Right for tests that hang together, and one very unlikely case among n is about n times as likely as alone.
     *
     * @param inverses sum of 1/p
     */
    static double combined(double inverses, long tests) {
        return tests == 0 ? 1 : Math.min(1, tests / inverses);
    }

    static double combined(double first, double second) {
        return combined(1 / first + 1 / second, 2);
    }

    /** The same with weights, of which there are always 1 in all. */
    static double combined(double first, double second, double weightOfSecond) {
        return Math.min(1, 1 / ((1 - weightOfSecond) / first + weightOfSecond / second));
    }

    /**
     * From 0, for what is not unusual, towards 100: with d the powers of ten by which the probability lies below
     * {@value #UNUSUAL}, 100 (1 - exp(-(d / 4)^2)). About 25 for one in 3,000, 50 for one in 40,000, 75 for one in a million.
     */
    static double score(double probability) {
        if (probability >= UNUSUAL) {
            return 0;
        }
        double decades = Math.log10(UNUSUAL / probability) / DECADES;
        return 100 * -Math.expm1(-decades * decades);
    }
}
