package org.slackwater.analysis.control;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * Far values that come at about the same time of every day: a nightly backup that takes some minutes, begins a little
 * sooner or later, and so is part of no season. Of each slot of the day it is known on what share of the last days something
 * far was there, and how far it was. What comes as often but at any time of the day stays as unusual as it is.
 */
final class DailyEvents {
    /** Usual distances beyond which a value is an event. */
    private static final double FAR = 4;
    /** Days that count, more or less. */
    private static final double MEMORY = 12;
    /** The share of days that one event is, and the next day's another: both may be chance. */
    private static final double CHANCE = 0.15;
    /** So many times as far as events were before, one is no more as they were. */
    private static final double ALIKE = 1.5;

    private final Seasons seasons;
    private float @Nullable [] shares;
    private float @Nullable [] sizes;
    private long current = Long.MIN_VALUE;
    private boolean counted;

    DailyEvents(Seasons seasons) {
        this.seasons = seasons;
    }

    /**
     * How likely it is, by the days before, that a bucket of this time strays as far; 0 when nothing is known of events at
     * that time.
     *
     * @param time moved as the seasons are
     * @param surprise in usual distances
     */
    double probability(long time, double surprise) {
        float[] known = shares;
        float[] distances = sizes;
        if (known == null || distances == null || Math.abs(surprise) <= FAR) {
            return 0;
        }
        int slot = seasons.slotOfDay(time);
        double near = 0;
        double usual = 0;
        for (int i = slot - 1; i <= slot + 1; i++) {
            int around = Math.floorMod(i, known.length);
            near += known[around];
            usual = Math.max(usual, distances[around] * Math.signum(surprise));
        }
        double anyTime = 0;
        for (float share : known) {
            anyTime += share;
        }
        double regular = Math.min(1, near) - 2 * 3 * anyTime / known.length - CHANCE;
        if (regular <= 0) {
            return 0;
        }
        double alike = Math.min(1, ALIKE * usual / Math.abs(surprise));
        return regular / (1 - CHANCE) * alike * alike / (3 * seasons.bucketsPerSlot());
    }

    void learn(long time, double surprise) {
        if (!seasons.hasDays()) {
            return;
        }
        boolean far = Math.abs(surprise) > FAR;
        if (shares == null && far) {
            shares = new float[seasons.slotsPerDay()];
            sizes = new float[seasons.slotsPerDay()];
        }
        float[] known = shares;
        float[] distances = sizes;
        if (known == null || distances == null) {
            return;
        }
        int slot = seasons.slotOfDay(time);
        long entered = Math.floorDiv(time, seasons.slotMillis());
        if (entered != current) {
            current = entered;
            counted = false;
            known[slot] *= (float) (1 - 1 / MEMORY);
        }
        if (far && !counted) {
            counted = true;
            known[slot] += (float) (1 / MEMORY);
            distances[slot] += (float) ((surprise - distances[slot]) * (distances[slot] == 0 ? 1 : 0.25));
        }
    }

    long bytes() {
        return 48 + (shares == null ? 0 : 2 * (16 + 4L * seasons.slotsPerDay()));
    }

    void write(DataOutput out) throws IOException {
        out.writeLong(current);
        out.writeBoolean(counted);
        Saved.write(out, shares);
        Saved.write(out, sizes);
    }

    void read(DataInput in) throws IOException {
        current = in.readLong();
        counted = in.readBoolean();
        shares = Saved.readFloats(in);
        sizes = Saved.readFloats(in);
    }
}
