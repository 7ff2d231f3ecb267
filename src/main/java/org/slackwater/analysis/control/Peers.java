package org.slackwater.analysis.control;

import java.util.Arrays;
import java.util.function.DoubleUnaryOperator;

/**
 * The middle of a population's values, and how far below and above it they usually are: medians and quartiles, which a few
 * odd ones do not move. Values that are never negative are looked at by their logarithms when that makes both sides more
 * alike, as it does with what members of most populations do or use: some far more than others, and none less than nothing.
 *
 * @param level what the bucket is believed to be like on the whole, in units of the values
 * @param middle where the middle of the values is then to be expected, on the scale that they are looked at
 */
record Peers(boolean logarithmic, double offset, double level, double middle, double below, double above) {
    /** From how many on those in the bucket have a say, and how many they must be to count as much as those before. */
    static final int ENOUGH = 8;

    private static final double AS_MANY = 20;
    /** Of a normal distribution: the standard deviation in distances from the median to a quartile, and to a tenth. */
    private static final double QUARTILES = 1.4826;

    private static final double TENTHS = 0.7803;
    /** Of many normal values: the variance of their median in that of their mean. */
    private static final double OF_MEDIAN = Math.PI / 2;

    /**
     * @param before a sample of values of the past
     * @param levels what the buckets of these were like
     * @param now the values of the bucket, sorted
     * @param expected the level that the past lets expect; not finite where it lets expect none
     * @param integral whether values are whole numbers, so that half of one is the least distance
     */
    static Peers of(float[] before, float[] levels, double[] now, double expected, boolean integral) {
        double present = median(now);
        double least = now[0];
        for (int i = 0; i < before.length; i++) {
            least = Math.min(least, Math.min(before[i], levels[i]));
        }
        double usual = Double.isFinite(expected) ? Math.max(least, expected) : present;
        double offset = integral ? 0.5 : least > 0 ? 0 : 0.05 * Math.max(0, usual);
        boolean logarithmic = least >= 0 && least + offset > 0;
        Residuals plain = Residuals.of(before, levels, now, present, x -> x);
        Residuals logarithms =
                logarithmic ? Residuals.of(before, levels, now, present, x -> Math.log(x + offset)) : plain;
        logarithmic &= logarithms.lopsided() < plain.lopsided();
        return logarithmic
                ? of(logarithms, true, offset, usual, present, integral)
                : of(plain, false, offset, usual, present, integral);
    }

    private static Peers of(
            Residuals residuals, boolean logarithmic, double offset, double usual, double present, boolean integral) {
        double below = residuals.distance(-1);
        double above = residuals.distance(1);
        DoubleUnaryOperator scale = residuals.scale();
        double from = scale.applyAsDouble(usual);
        double base = from + moved(scale.applyAsDouble(present) - from, (below + above) / 2, residuals.now().length);
        double middle = base + residuals.bias();
        double least = least(integral, logarithmic, scale, middle, offset);
        return new Peers(
                logarithmic,
                offset,
                value(logarithmic, base, offset),
                middle,
                Math.max(least, below),
                Math.max(least, above));
    }

    /**
     * How much of the way to their own median the values of the bucket move its level: all of it when they lie so far off
     * that chance explains nothing, none when it explains everything; James and Stein, Estimation with quadratic loss
     * (Berkeley Symposium, 1961). What happens to all members is then unusual of none.
     */
    private static double moved(double way, double spread, int values) {
        if (values < ENOUGH || way == 0) {
            return 0;
        }
        return way * Math.max(0, 1 - OF_MEDIAN * spread * spread / (values * way * way));
    }

    /** In usual distances of its side. */
    double deviation(double value) {
        double off = (logarithmic ? Math.log(Math.max(0, value) + offset) : value) - middle;
        return off / (off < 0 ? below : above);
    }

    double typical() {
        return value(logarithmic, middle, offset);
    }

    private static double value(boolean logarithmic, double scaled, double offset) {
        return logarithmic ? Math.exp(scaled) - offset : scaled;
    }

    private static double least(
            boolean integral, boolean logarithmic, DoubleUnaryOperator scale, double middle, double offset) {
        if (!logarithmic) {
            return Math.max(integral ? 0.5 : 0, 1e-3 * Math.abs(middle) + 1e-9);
        }
        double value = Math.exp(middle) - offset;
        return integral ? scale.applyAsDouble(value + 0.5) - middle : 1e-3;
    }

    static double median(double[] sorted) {
        return quantile(sorted, 0.5);
    }

    private static double quantile(double[] sorted, double share) {
        if (sorted.length == 0) {
            return 0;
        }
        double place = share * (sorted.length - 1);
        int low = (int) place;
        double part = place - low;
        return part == 0 ? sorted[low] : sorted[low] + part * (sorted[low + 1] - sorted[low]);
    }

    /** How far values lie from the levels of their buckets, sorted: those before, and those of now from their own middle. */
    private record Residuals(DoubleUnaryOperator scale, double[] before, double[] now) {
        static Residuals of(float[] before, float[] levels, double[] now, double present, DoubleUnaryOperator scale) {
            double[] past = new double[before.length];
            Arrays.setAll(past, i -> scale.applyAsDouble(before[i]) - scale.applyAsDouble(levels[i]));
            Arrays.sort(past);
            double middle = scale.applyAsDouble(present);
            double[] current =
                    Arrays.stream(now).map(scale).map(x -> x - middle).toArray();
            return new Residuals(scale, past, current);
        }

        /** How unlike the two sides are, from 0 to 1. */
        double lopsided() {
            double[] all = Arrays.copyOf(before, before.length + now.length);
            System.arraycopy(now, 0, all, before.length, now.length);
            Arrays.sort(all);
            double middle = median(all);
            double up = quantile(all, 0.9) - middle;
            double down = middle - quantile(all, 0.1);
            return up + down <= 0 ? 0 : Math.abs(up - down) / (up + down);
        }

        /** By how much the middle of values is usually above the level. */
        double bias() {
            return median(before);
        }

        /** How far values usually are from the middle on one side. */
        double distance(int side) {
            double quartile = 0.5 + 0.25 * side;
            double past = Math.max(
                    QUARTILES * Math.abs(quantile(before, quartile) - median(before)),
                    TENTHS * Math.abs(quantile(before, 0.5 + 0.4 * side) - median(before)));
            double present = QUARTILES * Math.abs(quantile(now, quartile) - median(now));
            double weight = before.length == 0 ? 1 : now.length < ENOUGH ? 0 : now.length / (now.length + AS_MANY);
            return Math.sqrt(past * past + weight * (present * present - past * past));
        }
    }
}
