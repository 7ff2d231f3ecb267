package org.slackwater.analysis.control;

import java.util.Arrays;
import java.util.function.DoubleUnaryOperator;

/**
 * The middle of a population's values, and how far below and above it they usually are: medians and quartiles, which a few
 * odd ones do not move. Values that are never negative are looked at by their logarithms when that makes both sides more
 * alike, as it does with what members of most populations do or use: some far more than others, and none less than nothing.
 */
record Peers(boolean logarithmic, double offset, double middle, double below, double above) {
    /** From how many on those in the bucket have a say, and how many they must be to count as much as those before. */
    private static final int ENOUGH = 8;

    private static final double AS_MANY = 20;
    /** Of a normal distribution: the standard deviation in distances from the median to a quartile, and to a tenth. */
    private static final double QUARTILES = 1.4826;

    private static final double TENTHS = 0.7803;

    /**
     * @param before a sample of values of the past, sorted
     * @param now the values of the bucket, sorted
     * @param integral whether values are whole numbers, so that half of one is the least distance
     */
    static Peers of(double[] before, double[] now, boolean integral) {
        double[] all = Arrays.copyOf(before, before.length + now.length);
        System.arraycopy(now, 0, all, before.length, now.length);
        Arrays.sort(all);
        double offset = integral ? 0.5 : all[0] > 0 ? 0 : 0.05 * quantile(all, 0.5);
        boolean logarithmic =
                all[0] + offset > 0 && all[0] >= 0 && lopsided(all, x -> Math.log(x + offset)) < lopsided(all, x -> x);
        DoubleUnaryOperator scale = logarithmic ? x -> Math.log(x + offset) : x -> x;
        double weight = before.length == 0 ? 1 : now.length < ENOUGH ? 0 : now.length / (now.length + AS_MANY);
        double middle = mixed(weight, at(before, 0.5, scale), at(now, 0.5, scale));
        double least = least(integral, logarithmic, scale, middle, offset);
        return new Peers(
                logarithmic,
                offset,
                middle,
                Math.max(least, distance(weight, before, now, -1, scale)),
                Math.max(least, distance(weight, before, now, 1, scale)));
    }

    /** In usual distances of its side. */
    double deviation(double value) {
        double off = (logarithmic ? Math.log(Math.max(0, value) + offset) : value) - middle;
        return off / (off < 0 ? below : above);
    }

    double typical() {
        return logarithmic ? Math.exp(middle) - offset : middle;
    }

    /** How unlike the two sides are, from 0 to 1. */
    private static double lopsided(double[] sorted, DoubleUnaryOperator scale) {
        double middle = at(sorted, 0.5, scale);
        double up = at(sorted, 0.9, scale) - middle;
        double down = middle - at(sorted, 0.1, scale);
        return up + down <= 0 ? 0 : Math.abs(up - down) / (up + down);
    }

    private static double distance(double weight, double[] before, double[] now, int side, DoubleUnaryOperator scale) {
        double quartile = 0.5 + 0.25 * side;
        double past = Math.max(
                QUARTILES * Math.abs(at(before, quartile, scale) - at(before, 0.5, scale)),
                TENTHS * Math.abs(at(before, 0.5 + 0.4 * side, scale) - at(before, 0.5, scale)));
        double present = QUARTILES * Math.abs(at(now, quartile, scale) - at(now, 0.5, scale));
        return Math.sqrt(mixed(weight, past * past, present * present));
    }

    private static double least(
            boolean integral, boolean logarithmic, DoubleUnaryOperator scale, double middle, double offset) {
        if (!logarithmic) {
            return Math.max(integral ? 0.5 : 0, 1e-3 * Math.abs(middle) + 1e-9);
        }
        double value = Math.exp(middle) - offset;
        return integral ? scale.applyAsDouble(value + 0.5) - middle : 1e-3;
    }

    private static double mixed(double weight, double past, double present) {
        return weight == 1 ? present : past + weight * (present - past);
    }

    private static double at(double[] sorted, double share, DoubleUnaryOperator scale) {
        return sorted.length == 0 ? 0 : scale.applyAsDouble(quantile(sorted, share));
    }

    private static double quantile(double[] sorted, double share) {
        double place = share * (sorted.length - 1);
        int low = (int) place;
        double part = place - low;
        return part == 0 ? sorted[low] : sorted[low] + part * (sorted[low + 1] - sorted[low]);
    }
}
