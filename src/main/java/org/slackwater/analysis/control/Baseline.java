package org.slackwater.analysis.control;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.function.IntToDoubleFunction;

/**
 * What is to be expected of a series at a time, and how much it usually strays from it. Three expectations (a level, a
 * daily and a weekly course) are combined with weights that fall with their past errors: Bates and Granger, The
 * combination of forecasts (Operational Research Quarterly, 1969). So a series without seasons is not made to have them,
 * and one that has them is not judged by its level. The same is done with what each of them expects once its last error
 * is carried on. Weights are the eighth power of the errors' ratio: errors are limited before they count, and with that
 * the few at the edge of a week end, which the level alone explains badly.
 */
final class Baseline {
    private static final int WAYS = 3;
    /** Usual distances beyond which a value is taken for an interlude, from which the series may come back at once. */
    private static final double ASTRAY = 3;
    /** Days before a trend is looked for: on the first ones it would be the course of the day. */
    private static final double TREND_AFTER = 2;

    private final Seasons seasons;
    private final Season[] ways;
    private final Carry[] carries;
    private final Spread deviations;
    private final Spread surprises;
    private final double[] expected = new double[WAYS];
    private long seen;
    private long first;
    private long last;
    private long shift;
    private boolean astray;
    private double off;

    /** @param floor least spread by which a deviation is measured, in units of the value */
    Baseline(Seasons seasons, double floor) {
        this.seasons = seasons;
        this.ways = new Season[] {new Season(1), new Season(seasons.slotsPerDay()), new Season(seasons.slotsPerWeek())};
        this.carries = new Carry[] {new Carry(seasons), new Carry(seasons), new Carry(seasons)};
        this.deviations = new Spread(seasons, floor);
        this.surprises = new Spread(seasons, floor);
    }

    long seen() {
        return seen;
    }

    /** Moves the seasons from now on; ages and the last errors stay where they are in time. */
    void shift(long millis) {
        shift += millis;
    }

    /** The time by which seasons and usual distances are found. */
    long seasonal(long time) {
        return time + shift;
    }

    /** Days since the first value. */
    double age(long time) {
        return seen == 0 ? 0 : Seasons.days(first, time);
    }

    /** What the level and the seasons let expect; 0 before anything was seen. */
    double typical(long time) {
        expect(time);
        return combined(i -> expected[i], i -> ways[i].error());
    }

    /** The same, with what is still left of the last errors. */
    double carried(long time) {
        expect(time);
        return combined(i -> expected[i] + carries[i].expected(time), i -> carries[i].error());
    }

    /** Without any season. */
    double level() {
        return ways[0].level();
    }

    KnownSeasons.Course day() {
        return new KnownSeasons.Course(ways[1].error(), ways[0].error(), ways[1].reach());
    }

    KnownSeasons.Course week() {
        return new KnownSeasons.Course(
                ways[2].error(), Math.min(ways[0].error(), ways[1].error()), ways[2].reachBeside(ways[1]));
    }

    /** Whether a time is on another day, of UTC, than the last value. */
    boolean isOnAnotherDay(long time) {
        return seen > 0 && !Seasons.sameDay(last, time);
    }

    private void expect(long time) {
        double ahead = ahead(time);
        expected[0] = ways[0].expected(0, 0, ahead);
        expected[1] = ways[1].expected(seasons.slotOfDay(seasonal(time)), expected[0], ahead);
        expected[2] = ways[2].expected(seasons.slotOfWeek(seasonal(time)), expected[1], ahead);
    }

    /**
     * For how many buckets a trend has gone on since the last value; it weakens the longer it has to be believed: Gardner
     * and McKenzie, Forecasting trends in time series (Management Science, 1985).
     */
    private double ahead(long time) {
        double rate = seasons.rate(28);
        return -Math.expm1(Math.log1p(-rate) * (time - last) / seasons.bucketMillis()) / rate;
    }

    private static double combined(IntToDoubleFunction expectation, IntToDoubleFunction error) {
        double least = Math.max(
                1e-12, Math.min(error.applyAsDouble(0), Math.min(error.applyAsDouble(1), error.applyAsDouble(2))));
        double sum = 0;
        double weights = 0;
        for (int i = 0; i < WAYS; i++) {
            double ratio = least / Math.max(least, error.applyAsDouble(i));
            double square = ratio * ratio;
            double weight = square * square * square * square;
            sum += weight * expectation.applyAsDouble(i);
            weights += weight;
        }
        return sum / weights;
    }

    /** How far the value is from what the seasons let expect, in usual distances. */
    double deviation(long time, double value, double typical) {
        return (value - typical) / usualDeviation(time, typical);
    }

    /** How far values usually lie from what the seasons let expect, in units of the value. */
    double usualDeviation(long time, double typical) {
        return deviations.at(seasonal(time), typical, seen, age(time));
    }

    /** How far they usually lie from what the last value lets expect as well. */
    double usualSurprise(long time, double carried) {
        return surprises.at(seasonal(time), carried, seen, age(time));
    }

    /**
     * How far the value is from what the seasons and the last value let expect, in usual distances. Straight after an
     * unusual value, all the way back to the season is to be expected too, and that it stays as far off as it was.
     */
    double surprise(long time, double value, double typical, double carried) {
        double nearest = carried;
        if (astray) {
            double still = typical + off;
            double lowest = Math.min(carried, Math.min(typical, still));
            double highest = Math.max(carried, Math.max(typical, still));
            nearest = Math.max(lowest, Math.min(highest, value));
        }
        return (value - nearest) / usualSurprise(time, carried);
    }

    /**
     * How far values will usually lie from what is carried to a time ahead. Of the last errors less and less is left, so
     * that what strays from the seasons counts more and more; and the level moves on meanwhile, by the square of its rate
     * in each bucket (Hyndman, Koehler, Ord and Snyder, Forecasting with exponential smoothing, 2008).
     */
    double uncertainty(long now, long time) {
        double expected = carried(time);
        double days = age(now);
        double close = surprises.at(time, expected, seen, days);
        double far = deviations.at(time, expected, seen, days);
        double left = combined(i -> carries[i].left(time), i -> carries[i].error());
        double level = rates(days).level();
        double trend = level * level / 4;
        double buckets = ahead(time);
        double moved = buckets * (level * level + buckets * (level * trend + buckets * trend * trend / 3));
        return Math.sqrt(Math.max(close * close, far * far * (1 - left * left)) + far * far * moved);
    }

    void learn(long time, double value) {
        if (seen == 0) {
            first = time;
        }
        double days = age(time);
        double carried = carried(time);
        double typical = typical(time);
        astray = Math.abs(deviation(time, value, typical)) > ASTRAY;
        off = value - typical;
        deviations.learn(seasonal(time), value - typical, typical, seen, days);
        surprises.learn(seasonal(time), value - carried, carried, seen, days);
        Season.Rates rates = rates(days);
        double ahead = ahead(time);
        int[] slots = {
            0, seasons.slotOfDay(seasonal(time)), days < 1 ? Season.UNSETTLED : seasons.slotOfWeek(seasonal(time))
        };
        for (int i = 0; i < WAYS; i++) {
            carries[i].learn(time, value - expected[i], ways[i].error(), seen);
            ways[i].learn(value, expected[i], slots[i], seen, ahead, rates);
        }
        last = time;
        seen++;
    }

    private Season.Rates rates(double days) {
        double slot = Math.max(0.15, 1 / (days / 7 + 1)) / seasons.bucketsPerSlot();
        return new Season.Rates(
                seasons.rate(4),
                seasons.rate(10),
                Math.min(1, slot),
                seasons.rate(7, seen),
                days >= TREND_AFTER && seen >= SeriesModel.SILENT);
    }

    long bytes() {
        long bytes = 400 + deviations.bytes() + surprises.bytes();
        for (Season way : ways) {
            bytes += way.bytes();
        }
        return bytes;
    }

    void write(DataOutput out) throws IOException {
        out.writeLong(seen);
        out.writeLong(first);
        out.writeLong(last);
        out.writeLong(shift);
        out.writeBoolean(astray);
        out.writeDouble(off);
        deviations.write(out);
        surprises.write(out);
        for (int i = 0; i < WAYS; i++) {
            ways[i].write(out);
            carries[i].write(out);
        }
    }

    void read(DataInput in) throws IOException {
        seen = in.readLong();
        first = in.readLong();
        last = in.readLong();
        shift = in.readLong();
        astray = in.readBoolean();
        off = in.readDouble();
        deviations.read(in);
        surprises.read(in);
        for (int i = 0; i < WAYS; i++) {
            ways[i].read(in);
            carries[i].read(in);
        }
    }
}
