package org.slackwater.benchmark.detection;

/**
 * A series taken apart, so that an anomaly can be planted in the part that it is about.
 *
 * @param expected what the background alone would be in each bucket
 * @param noise by how many usual distances each value strays from it
 * @param usual the usual distance in each bucket
 * @param counted whether the values are numbers of events
 */
record Course(double[] expected, double[] noise, double[] usual, boolean counted) {

    double value(int bucket) {
        double level = expected[bucket];
        return counted ? events(Math.max(0, level), noise[bucket]) : level + usual[bucket] * noise[bucket];
    }

    double[] values() {
        double[] values = new double[expected.length];
        for (int i = 0; i < values.length; i++) {
            values[i] = value(i);
        }
        return values;
    }

    /** The number of events of a Poisson process that is as likely as so much normal noise. */
    private static double events(double rate, double noise) {
        double share = normal(noise);
        double probability = Math.exp(-rate);
        double below = probability;
        int events = 0;
        while (below < share && events < 1_000) {
            events++;
            probability *= rate / events;
            below += probability;
        }
        return events;
    }

    /** Share of a normal distribution below; Abramowitz and Stegun, Handbook of Mathematical Functions, 26.2.17. */
    private static double normal(double x) {
        double t = 1 / (1 + 0.2316419 * Math.abs(x));
        double sum = t * (0.319381530 + t * (-0.356563782 + t * (1.781477937 + t * (-1.821255978 + t * 1.330274429))));
        double above = Math.exp(-x * x / 2) / Math.sqrt(2 * Math.PI) * sum;
        return x < 0 ? above : 1 - above;
    }
}
