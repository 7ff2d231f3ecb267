package org.slackwater.history;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/**
 * What a seed stands for: how many nodes, with or without the data grid, how wrong their clocks are, and what everybody does
 * and when. What the machine does meanwhile is its own affair.
 */
record Scenario(long seed, Duration length, int nodes, boolean grid, List<Integer> skews) {
    static final int JOBS = 6;
    static final int TOGGLERS = 2;

    static Scenario of(long seed, Duration length) {
        Random random = new Random(seed);
        int nodes = 2 + random.nextInt(2);
        boolean grid = random.nextInt(4) > 0;
        List<Integer> skews = new ArrayList<>();
        for (int i = 0; i < nodes; i++) {
            boolean wrong = random.nextBoolean();
            int seconds = random.nextInt(-120, 120);
            skews.add(wrong && Skew.isPossible() ? seconds : 0);
        }
        return new Scenario(seed, length, nodes, grid, List.copyOf(skews));
    }

    /** Everybody has random numbers of his own, so that nobody's depend on how fast others are. */
    Random randomOf(int actor) {
        return new Random(seed * 1_000_003 + actor);
    }

    /** So that the data last about as long as the faults. */
    double slowSeconds() {
        return length.toMillis() / 1_000.0 / 400;
    }
}
