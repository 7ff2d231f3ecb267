package org.slackwater.analysis.control;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;

/**
 * Compares the members of a population with each other: where the middle of their values is and how far they usually stray
 * to either side ({@link Peers}), with the {@link Tail} of what lies beyond. The middle is where a {@link Baseline} of the
 * middles so far has it, with the hours and days of all; the distances come from a sample of values before, each with the
 * level of its bucket, and from those that are there. A member's own past has no part in it, nor has one that is not there.
 */
final class Population implements Model {
    /** Values of past buckets kept, and how many of them may come from the same bucket. */
    static final int KEPT = 512;

    static final int KEPT_OF_BUCKET = 64;
    /** Values before anything is said, and before all of it is trusted. */
    static final int SILENT = 64;

    private static final double TRUSTED = 500;
    private static final double FARTHEST = 100;

    private final Side side;
    private final boolean integral;
    private final Tail tail = new Tail(2, 0.05, 0.6);
    private final Baseline middles;
    private float[] past = {};
    private float[] levels = {};
    private int next;
    private long seen;

    Population(Measure measure, Side side, Seasons seasons) {
        this.side = side;
        this.integral = measure.integral();
        this.middles = new Baseline(seasons, integral ? 0.5 : 0);
    }

    @Override
    public boolean isEmpty() {
        return seen == 0;
    }

    @Override
    public void shift(long millis) {
        if (!isEmpty()) {
            middles.shift(millis);
        }
    }

    @Override
    public List<Verdict> learn(long time, List<Observation> observed) {
        double[] sorted = sorted(observed);
        Peers peers = peers(time, sorted);
        List<Verdict> verdicts = verdicts(peers, observed, Side.BOTH);
        if (seen >= SILENT) {
            observed.forEach(one -> tail.learn(distance(peers, one.value(), Side.BOTH)));
        }
        seen += observed.size();
        keep(sorted, peers.level());
        middles.learn(time, Peers.median(sorted));
        return verdicts;
    }

    @Override
    public List<Verdict> judge(long time, List<Observation> observed, Side seenFrom) {
        return verdicts(peers(time, sorted(observed)), observed, seenFrom);
    }

    /** What the few before have left of their last error is not carried on: it may be that of one odd member. */
    private Peers peers(long time, double[] sorted) {
        double expected =
                isEmpty() ? Double.NaN : sorted.length < Peers.ENOUGH ? middles.typical(time) : middles.carried(time);
        return Peers.of(past, levels, sorted, expected, integral);
    }

    private List<Verdict> verdicts(Peers peers, List<Observation> observed, Side seenFrom) {
        return observed.stream()
                .map(one -> new Verdict(
                        one.value(),
                        peers.typical(),
                        probability(distance(peers, one.value(), seenFrom)),
                        Verdict.THIS_BUCKET_ALONE))
                .toList();
    }

    private double distance(Peers peers, double value, Side seenFrom) {
        double deviation = peers.deviation(value);
        // Of values near the greatest numbers there are no distances.
        return Double.isNaN(deviation) ? 0 : Math.min(FARTHEST, Math.abs(seenFrom.visible(side.visible(deviation))));
    }

    /** Never less than so many values give reason to say, as of a {@link SeriesModel}. */
    private double probability(double distance) {
        if (seen < SILENT) {
            return 1;
        }
        double trust = 0.4 + 0.6 * Math.min(1, seen / TRUSTED);
        return Math.max(1 / ((double) seen * seen * seen), Math.pow(tail.probability(distance), trust));
    }

    private static double[] sorted(List<Observation> observed) {
        return observed.stream().mapToDouble(Observation::value).sorted().toArray();
    }

    /** Of a bucket with many members, as many as stand for their distribution. */
    private void keep(double[] sorted, double level) {
        int count = Math.min(sorted.length, KEPT_OF_BUCKET);
        for (int i = 0; i < count; i++) {
            double value = sorted[(int) ((2L * i + 1) * sorted.length / (2L * count))];
            if (past.length < KEPT) {
                past = Arrays.copyOf(past, past.length + 1);
                levels = Arrays.copyOf(levels, past.length);
            }
            past[next] = narrow(value);
            levels[next] = narrow(level);
            next = (next + 1) % KEPT;
        }
    }

    private static float narrow(double value) {
        return (float) Math.max(-Float.MAX_VALUE, Math.min(Float.MAX_VALUE, value));
    }

    @Override
    public long bytes() {
        return 200 + 8L * past.length + middles.bytes();
    }

    @Override
    public void write(DataOutput out) throws IOException {
        tail.write(out);
        middles.write(out);
        Saved.write(out, past);
        Saved.write(out, levels);
        out.writeInt(next);
        out.writeLong(seen);
    }

    @Override
    public void read(DataInput in) throws IOException {
        tail.read(in);
        middles.read(in);
        past = Saved.floats(in);
        levels = Saved.floats(in);
        next = in.readInt();
        seen = in.readLong();
    }
}
