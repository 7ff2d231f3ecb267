package org.slackwater.analysis.control;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.Map;
import java.util.TreeMap;

/**
 * The median: exact up to {@value #KEPT} different values. Beyond, neighbours are counted together: of the floating-point
 * numbers, which stand in the order of their bits, as many low bits are left aside as it takes to have no more than
 * {@value #KEPT}. So the ranks stay exact, the value is wrong by less than the distance between two of that many
 * neighbours, and neither chance nor the order of records has a part in it, which the usual sketches of quantiles (KLL,
 * t-digest) do not promise.
 */
final class MedianGather implements Gather {
    static final int KEPT = 1024;

    private final TreeMap<Long, Long> weights = new TreeMap<>();
    private int dropped;
    private long total;

    @Override
    public void add(Object value, double number, long weight) {
        weights.merge(ordered(number) >> dropped, weight, Long::sum);
        total += weight;
        while (weights.size() > KEPT) {
            coarsen();
        }
    }

    private void coarsen() {
        TreeMap<Long, Long> finer = new TreeMap<>(weights);
        weights.clear();
        finer.forEach((bits, weight) -> weights.merge(bits >> 1, weight, Long::sum));
        dropped++;
    }

    @Override
    public double value() {
        if (total == 0) {
            return Double.NaN;
        }
        return midway(at((total - 1) / 2), at(total / 2));
    }

    /** The value that has so many before it. */
    private double at(long rank) {
        long before = 0;
        for (Map.Entry<Long, Long> entry : weights.entrySet()) {
            before += entry.getValue();
            if (before > rank) {
                long least = entry.getKey() << dropped;
                return midway(number(least), number(least + (1L << dropped) - 1));
            }
        }
        throw new IllegalStateException("no value at rank " + rank + " of " + total);
    }

    private static double midway(double a, double b) {
        return a == b ? a : a / 2 + b / 2;
    }

    /** The bits of the number as a whole one that is larger for larger numbers. */
    private static long ordered(double number) {
        long bits = Double.doubleToLongBits(number);
        return bits < 0 ? Long.MIN_VALUE - bits : bits;
    }

    private static double number(long ordered) {
        double number = Double.longBitsToDouble(ordered < 0 ? Long.MIN_VALUE - ordered : ordered);
        return Double.isFinite(number) ? number : Math.copySign(Double.MAX_VALUE, ordered);
    }

    @Override
    public void write(DataOutput out) throws IOException {
        out.writeInt(dropped);
        out.writeLong(total);
        out.writeInt(weights.size());
        for (Map.Entry<Long, Long> entry : weights.entrySet()) {
            out.writeLong(entry.getKey());
            out.writeLong(entry.getValue());
        }
    }

    @Override
    public void read(DataInput in) throws IOException {
        dropped = in.readInt();
        total = in.readLong();
        int size = in.readInt();
        for (int i = 0; i < size; i++) {
            weights.put(in.readLong(), in.readLong());
        }
    }
}
