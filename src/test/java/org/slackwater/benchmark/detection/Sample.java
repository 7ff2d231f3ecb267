package org.slackwater.benchmark.detection;

/**
 * Series that are looked at together, one value a bucket each, and where an anomaly is.
 *
 * @param members one, unless it is a population or the values of a field
 * @param from first bucket of the anomaly
 * @param to the first one after it
 */
record Sample(double[][] members, int from, int to) {
    static Sample clean(double[]... members) {
        return new Sample(members, 0, 0);
    }

    int length() {
        return members[0].length;
    }
}
