package org.slackwater.analysis.control;

import java.time.Duration;

/**
 * A day or a week as a dial: seconds since it began, and the slots that they fall into. In UTC; a week begins on Thursday,
 * as the first one of 1970 did, because that is how clients read the numbers.
 */
record Clock(int seconds, int slots) {
    static final Clock DAY = new Clock((int) Duration.ofDays(1).toSeconds(), 96);
    static final Clock WEEK = new Clock((int) Duration.ofDays(7).toSeconds(), 168);

    int at(double millis) {
        return (int) Math.floorMod(Math.floorDiv((long) millis, 1000L), (long) seconds);
    }

    int slot(int second) {
        return second / slotSeconds();
    }

    int slotSeconds() {
        return seconds / slots;
    }

    /** The slot so many further round the dial. */
    int shifted(int slot, int by) {
        return Math.floorMod(slot + by, slots);
    }

    long millis() {
        return seconds * 1000L;
    }
}
