package org.slackwater.benchmark.detection;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** How many of the anomalies of a kind raised an alarm while they went on, and how many buckets that took. */
final class Found {
    private final List<Integer> delays = new ArrayList<>();
    private int planted;

    /** @param threshold what a score has to lie above */
    void judge(double[] scores, int from, int to, double threshold) {
        planted++;
        for (int i = from; i < to; i++) {
            if (scores[i] > threshold) {
                delays.add(i - from);
                return;
            }
        }
    }

    void add(Found other) {
        planted += other.planted;
        delays.addAll(other.delays);
    }

    int planted() {
        return planted;
    }

    double recall() {
        return delays.size() / (double) planted;
    }

    /** Median of those found; not a number when there are none. */
    double delay() {
        Collections.sort(delays);
        return delays.isEmpty() ? Double.NaN : delays.get(delays.size() / 2);
    }
}
