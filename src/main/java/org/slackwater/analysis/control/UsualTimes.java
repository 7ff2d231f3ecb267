package org.slackwater.analysis.control;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.List;

/**
 * At what times of the day or week there usually is something: how often each slot of the dial had records, with its
 * neighbours counting in. The probability of a time is that of all slots in which there is as seldom something. Halved
 * every {@value #HALVED_AFTER_DAYS} days, so that new habits become usual.
 */
final class UsualTimes implements Model {
    private static final double[] NEIGHBOURS = {1 / 9.0, 2 / 9.0, 3 / 9.0, 2 / 9.0, 1 / 9.0};
    private static final int REACH = NEIGHBOURS.length / 2;
    private static final int HALVED_AFTER_DAYS = 60;
    private static final long HALVED_AFTER = HALVED_AFTER_DAYS * 24L * 60 * 60 * 1000;
    /** Turns of the dial before anything is said, and before all of it is trusted. */
    private static final double SILENT = 2;

    private static final double TRUSTED = 6;
    /** What a slot has, in parts of the fullest, to be called typical. */
    private static final double TYPICAL = 0.5;

    private final Clock clock;
    private final double[] counts;
    private double total;
    private long first;
    private long halved;

    UsualTimes(Clock clock) {
        this.clock = clock;
        this.counts = new double[clock.slots()];
    }

    @Override
    public boolean isEmpty() {
        return total == 0;
    }

    @Override
    public List<Verdict> learn(long time, List<Observation> observed) {
        List<Verdict> verdicts = judge(time, observed, Side.BOTH);
        if (isEmpty()) {
            first = time;
            halved = time;
        }
        for (; time - halved >= HALVED_AFTER && total > 0; halved += HALVED_AFTER) {
            scale(0.5);
        }
        for (Observation one : observed) {
            for (double second : one.values()) {
                counts[clock.slot((int) second)]++;
                total++;
            }
        }
        return verdicts;
    }

    /** {@inheritDoc} By as many slots as come nearest to it. */
    @Override
    public void shift(long millis) {
        int slots = (int) (Math.round(millis / 1000.0 / clock.slotSeconds()) % counts.length);
        double[] before = counts.clone();
        for (int slot = 0; slot < counts.length; slot++) {
            counts[slot] = before[clock.shifted(slot, slots)];
        }
    }

    private void scale(double factor) {
        total *= factor;
        for (int i = 0; i < counts.length; i++) {
            counts[i] *= factor;
        }
    }

    @Override
    public List<Verdict> judge(long time, List<Observation> observed, Side side) {
        double[] densities = densities();
        double trust = trust(time);
        return observed.stream()
                .map(one -> leastLikely(one.values(), densities, trust))
                .toList();
    }

    /** Shares that add up to 1; nothing seen is as good as each slot seen once in a turn. */
    private double[] densities() {
        double[] densities = new double[counts.length];
        for (int slot = 0; slot < densities.length; slot++) {
            double around = 0;
            for (int i = -REACH; i <= REACH; i++) {
                around += NEIGHBOURS[i + REACH] * counts[clock.shifted(slot, i)];
            }
            densities[slot] = (around + 1.0 / counts.length) / (total + 1);
        }
        return densities;
    }

    private double trust(long time) {
        double turns = isEmpty() ? 0 : (time - first) / (double) clock.millis();
        return turns < SILENT ? 0 : Math.min(1, turns / TRUSTED);
    }

    private Verdict leastLikely(double[] seconds, double[] densities, double trust) {
        double least = 2;
        double at = seconds[0];
        for (double second : seconds) {
            double probability = asRare(densities, clock.slot((int) second));
            if (probability < least) {
                least = probability;
                at = second;
            }
        }
        double typical = typical(densities, clock.slot((int) at));
        return new Verdict(at, typical, Math.pow(least, trust), Verdict.THIS_BUCKET_ALONE);
    }

    private static double asRare(double[] densities, int slot) {
        double sum = 0;
        for (double density : densities) {
            sum += density <= densities[slot] ? density : 0;
        }
        return Math.min(1, sum);
    }

    /** The middle of the nearest slot in which there often is something. */
    private double typical(double[] densities, int slot) {
        double fullest = 0;
        for (double density : densities) {
            fullest = Math.max(fullest, density);
        }
        int away = 0;
        while (densities[clock.shifted(slot, away)] < TYPICAL * fullest) {
            away = away > 0 ? -away : 1 - away;
        }
        return clock.shifted(slot, away) * clock.slotSeconds() + clock.slotSeconds() / 2.0;
    }

    @Override
    public long bytes() {
        return 100 + 8L * counts.length;
    }

    @Override
    public void write(DataOutput out) throws IOException {
        Saved.write(out, counts);
        out.writeDouble(total);
        out.writeLong(first);
        out.writeLong(halved);
    }

    @Override
    public void read(DataInput in) throws IOException {
        Saved.read(in, counts);
        total = in.readDouble();
        first = in.readLong();
        halved = in.readLong();
    }
}
