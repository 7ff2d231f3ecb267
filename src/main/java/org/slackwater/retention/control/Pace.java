package org.slackwater.retention.control;

import java.util.concurrent.TimeUnit;

/** How fast steps may follow one another, and until when. Used by one thread. */
public final class Pace {
    private static final long LONGEST_NANOS = Long.MAX_VALUE / 4;

    private final long nanosBetween;
    private final long begin = System.nanoTime();
    private final long mostNanos;
    private long steps;

    private Pace(double perSecond, long mostMillis) {
        this.nanosBetween = perSecond > 0 ? (long) Math.min(LONGEST_NANOS, 1e9 / perSecond) : 0;
        this.mostNanos =
                mostMillis < 0 ? LONGEST_NANOS : Math.min(LONGEST_NANOS, TimeUnit.MILLISECONDS.toNanos(mostMillis));
    }

    /**
     * @param perSecond so many steps; -1 for as many as can be
     * @param mostMillis how long all of it may take; -1 for as long as it takes
     */
    public static Pace of(double perSecond, long mostMillis) {
        return new Pace(perSecond, mostMillis);
    }

    /** Waits until the next step is due; false when the time is up before that. */
    boolean next() throws InterruptedException {
        long due = (long) Math.min(LONGEST_NANOS, (double) steps * nanosBetween);
        steps++;
        long now = System.nanoTime() - begin;
        if (Math.max(due, now) >= mostNanos) {
            return false;
        }
        TimeUnit.NANOSECONDS.sleep(due - now);
        return true;
    }
}
