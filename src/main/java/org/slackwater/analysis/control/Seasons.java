package org.slackwater.analysis.control;

import java.time.Duration;

/**
 * Cuts the day and the week into slots that are modelled on their own: as long as a bucket, but at least half an hour.
 * In UTC, so that a change of local clocks is what it is for a series: something that happens.
 */
record Seasons(long bucketMillis, long slotMillis, int slotsPerDay, int slotsPerWeek) {
    private static final long DAY = Duration.ofDays(1).toMillis();
    private static final long WEEK = Duration.ofDays(7).toMillis();
    /** Observations that the first day counts for, once it is over. */
    private static final int FEW = 8;
    /** 1 January 1970 was a Thursday; weeks are counted from a Monday. */
    private static final long FIRST_MONDAY = Duration.ofDays(4).toMillis();

    static Seasons of(long bucketSpanMillis) {
        long slot = Math.max(bucketSpanMillis, Duration.ofMinutes(30).toMillis());
        return new Seasons(bucketSpanMillis, slot, slots(DAY, slot), slots(WEEK, slot));
    }

    private static int slots(long period, long slot) {
        return slot >= period ? 1 : (int) ((period + slot - 1) / slot);
    }

    boolean hasDays() {
        return slotsPerDay > 1;
    }

    boolean hasWeeks() {
        return slotsPerWeek > 1;
    }

    int slotOfDay(long time) {
        return hasDays() ? (int) (Math.floorMod(time, DAY) / slotMillis) : 0;
    }

    int slotOfWeek(long time) {
        return hasWeeks() ? (int) (Math.floorMod(time - FIRST_MONDAY, WEEK) / slotMillis) : 0;
    }

    double bucketsPerSlot() {
        return Math.max(1, slotMillis / (double) bucketMillis);
    }

    /** The rate of an exponential average over so many days, at most over a thousand buckets, at least over 50. */
    double rate(double days) {
        return 1 / Math.max(50, Math.min(1000, days * DAY / bucketMillis));
    }

    /**
     * The same while little has been seen: that of a mean of all, from which the first day is soon forgotten, when the
     * course of a day was not known yet.
     */
    double rate(double days, long seen) {
        long day = hasDays() ? DAY / bucketMillis : 0;
        return Math.max(rate(days), 1.0 / (seen < day + FEW ? seen + 1 : seen - day + FEW));
    }

    static boolean sameDay(long one, long other) {
        return Math.floorDiv(one, DAY) == Math.floorDiv(other, DAY);
    }

    /** Days between two times, at least 0. */
    static double days(long from, long to) {
        return Math.max(0, to - from) / (double) DAY;
    }
}
