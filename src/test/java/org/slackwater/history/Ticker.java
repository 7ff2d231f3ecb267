package org.slackwater.history;

import java.time.Instant;
import java.time.temporal.ChronoUnit;

/**
 * The clock of the harness: monotonic, microseconds since its making. It translates the database's time, which is that of
 * the same machine, so that a step of the machine's clock during a run shows as a drift.
 */
final class Ticker {
    private record Pair(long nanos, long epochMicros) {
        static Pair now() {
            return new Pair(System.nanoTime(), ChronoUnit.MICROS.between(Instant.EPOCH, Instant.now()));
        }
    }

    private final Pair origin = Pair.now();

    long now() {
        return (System.nanoTime() - origin.nanos()) / 1_000;
    }

    /** @param epochMicros by the database's clock */
    long ofDatabase(long epochMicros) {
        return epochMicros - origin.epochMicros();
    }

    /** How far the two clocks have come apart since the beginning, microseconds. */
    long drift() {
        Pair now = Pair.now();
        return (now.epochMicros() - origin.epochMicros()) - (now.nanos() - origin.nanos()) / 1_000;
    }
}
