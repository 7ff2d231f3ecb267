package org.slackwater.analysis.control;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.TreeSet;

/**
 * The number of distinct values: exact up to {@value #KEPT}, beyond that estimated from the {@value #KEPT} smallest
 * hashes (Bar-Yossef et al., Counting distinct elements in a data stream, 2002: about (k - 1) / u, with u the largest
 * of the k smallest hashes scaled to 0..1; relative error about 1/sqrt(k), here 2 %). Bounded, independent of the order
 * of values, and without the native memory access that keeps sketch libraries from running on newer JDKs.
 */
final class DistinctGather implements Gather {
    static final int KEPT = 2048;
    private static final double HASHES = Math.pow(2, 64);

    private final int kept;
    private final TreeSet<Long> smallest = new TreeSet<>(Long::compareUnsigned);

    DistinctGather() {
        this(KEPT);
    }

    /** @param kept up to how many the number is exact */
    DistinctGather(int kept) {
        this.kept = kept;
    }

    @Override
    public void add(Object value, double number, long weight) {
        add(Hash.of(value.toString()));
    }

    void add(long hash) {
        smallest.add(hash);
        if (smallest.size() > kept) {
            smallest.pollLast();
        }
    }

    @Override
    public double value() {
        if (smallest.isEmpty()) {
            return Double.NaN;
        }
        return smallest.size() < kept ? smallest.size() : estimate(kept, smallest.last());
    }

    /** How many there are, when so many are kept and the largest of their hashes is this. */
    static double estimate(int kept, long largest) {
        double share = ((largest >>> 1) * 2.0 + (largest & 1)) / HASHES;
        return Math.rint((kept - 1) / share);
    }

    long bytes() {
        return 64 + 64L * smallest.size();
    }

    @Override
    public void write(DataOutput out) throws IOException {
        out.writeInt(smallest.size());
        for (long hash : smallest) {
            out.writeLong(hash);
        }
    }

    @Override
    public void read(DataInput in) throws IOException {
        int size = in.readInt();
        for (int i = 0; i < size; i++) {
            smallest.add(in.readLong());
        }
    }
}
