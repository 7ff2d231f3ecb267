package org.slackwater.history;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/**
 * The clock of the harness: monotonic, microseconds since its making. It translates the database's time, which is that of
 * the same machine: the two are compared again and again, so that neither a step of the machine's clock nor a pause of the
 * whole machine, in which a monotonic clock stands still, makes a commit look earlier or later than it was.
 */
final class Ticker implements AutoCloseable {
    private static final long COMPARE_EVERY_MILLIS = 100;

    private final long origin = System.nanoTime();

    /** Microseconds of this clock by those of the machine's. */
    private final ConcurrentSkipListMap<Long, Long> compared = new ConcurrentSkipListMap<>();

    private final ScheduledExecutorService comparing = Executors.newSingleThreadScheduledExecutor();

    Ticker() {
        compare();
        comparing.scheduleAtFixedRate(this::compare, COMPARE_EVERY_MILLIS, COMPARE_EVERY_MILLIS, TimeUnit.MILLISECONDS);
    }

    private void compare() {
        compared.put(ChronoUnit.MICROS.between(Instant.EPOCH, Instant.now()), now());
    }

    long now() {
        return (System.nanoTime() - origin) / 1_000;
    }

    /** @param epochMicros by the database's clock */
    long ofDatabase(long epochMicros) {
        Map.Entry<Long, Long> before = compared.floorEntry(epochMicros);
        if (before == null) {
            return 0;
        }
        long time = before.getValue() + epochMicros - before.getKey();
        Map.Entry<Long, Long> after = compared.higherEntry(epochMicros);
        return after == null ? time : Math.min(time, after.getValue());
    }

    @Override
    public void close() {
        comparing.shutdownNow();
    }
}
