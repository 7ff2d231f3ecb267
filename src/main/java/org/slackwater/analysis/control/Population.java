package org.slackwater.analysis.control;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;

/**
 * Compares the members of a population with each other: where the middle of their values is and how far they usually stray
 * to either side ({@link Peers}), with the {@link Tail} of what lies beyond. Both come from those that are there in the
 * bucket, and from a sample of those before; the more are there, the less count those before. A member's own past has no
 * part in it, nor has one that is not there.
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
    private float[] past = {};
    private int next;
    private long seen;

    Population(Measure measure, Side side, Seasons seasons) {
        this.side = side;
        this.integral = measure.integral();
    }

    @Override
    public boolean isEmpty() {
        return seen == 0;
    }

    @Override
    public List<Verdict> learn(long time, List<Observation> observed) {
        Peers peers = peers(observed);
        List<Verdict> verdicts = verdicts(peers, observed, Side.BOTH);
        if (seen >= SILENT) {
            observed.forEach(one -> tail.learn(distance(peers, one.value(), Side.BOTH)));
        }
        seen += observed.size();
        keep(sorted(observed));
        return verdicts;
    }

    @Override
    public List<Verdict> judge(long time, List<Observation> observed, Side seenFrom) {
        return verdicts(peers(observed), observed, seenFrom);
    }

    private Peers peers(List<Observation> observed) {
        double[] before = new double[past.length];
        Arrays.setAll(before, i -> past[i]);
        Arrays.sort(before);
        return Peers.of(before, sorted(observed), integral);
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
        return Math.min(FARTHEST, Math.abs(seenFrom.visible(side.visible(peers.deviation(value)))));
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
    private void keep(double[] sorted) {
        int count = Math.min(sorted.length, KEPT_OF_BUCKET);
        for (int i = 0; i < count; i++) {
            double value = sorted[(int) ((2L * i + 1) * sorted.length / (2L * count))];
            if (past.length < KEPT) {
                past = Arrays.copyOf(past, past.length + 1);
            }
            past[next] = (float) Math.max(-Float.MAX_VALUE, Math.min(Float.MAX_VALUE, value));
            next = (next + 1) % KEPT;
        }
    }

    @Override
    public long bytes() {
        return 200 + 4L * past.length;
    }

    @Override
    public void write(DataOutput out) throws IOException {
        tail.write(out);
        Saved.write(out, past);
        out.writeInt(next);
        out.writeLong(seen);
    }

    @Override
    public void read(DataInput in) throws IOException {
        tail.read(in);
        past = Saved.floats(in);
        next = in.readInt();
        seen = in.readLong();
    }
}
