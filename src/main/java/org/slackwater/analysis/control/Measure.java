package org.slackwater.analysis.control;

import java.util.function.Supplier;

/**
 * What a function measures in a bucket, apart from the side on which it looks.
 *
 * @param description its name in results
 * @param whenEmpty value of a bucket without data; not a number when such a bucket says nothing
 * @param additive whether the values only add up while a bucket is open, so that parts of it have a share in the whole
 * @param integral whether values are whole numbers by nature
 * @param alone the model of one series of values
 * @param among the model of a population, whose members are compared with each other
 */
record Measure(
        String description,
        Reads reads,
        double whenEmpty,
        boolean additive,
        boolean integral,
        Supplier<Gather> gathers,
        ModelMaker alone,
        ModelMaker among) {

    /** What is taken of a record. */
    enum Reads {
        /** The field as a number. */
        NUMBERS,
        /** The field as it is, or nothing but that there is a record. */
        TEXT,
        /** The by field, whose values are counted and have no series of their own. */
        CATEGORIES
    }

    /** Makes the model that has seen nothing. */
    interface ModelMaker {
        Model make(Measure measure, Side side, Seasons seasons);
    }

    static final Measure COUNT = number("count", Reads.TEXT, 0, true, true, CountGather::new);
    static final Measure NON_ZERO_COUNT = number("count", Reads.TEXT, Double.NaN, true, true, CountGather::new);
    static final Measure SUM = number("sum", Reads.NUMBERS, 0, true, false, SumGather::new);
    static final Measure NON_NULL_SUM = number("sum", Reads.NUMBERS, Double.NaN, true, false, SumGather::new);
    static final Measure MEAN = number("mean", Reads.NUMBERS, Double.NaN, false, false, MeanGather::new);
    static final Measure MEDIAN = number("median", Reads.NUMBERS, Double.NaN, false, false, MedianGather::new);
    static final Measure VARP = number("varp", Reads.NUMBERS, Double.NaN, false, false, VarianceGather::new);
    static final Measure MIN =
            number("min", Reads.NUMBERS, Double.NaN, false, false, () -> new ExtremeGather(Math::min));
    static final Measure MAX =
            number("max", Reads.NUMBERS, Double.NaN, false, false, () -> new ExtremeGather(Math::max));
    static final Measure DISTINCT_COUNT =
            number("distinct_count", Reads.TEXT, Double.NaN, true, true, DistinctGather::new);
    static final Measure INFO_CONTENT =
            number("info_content", Reads.TEXT, Double.NaN, true, false, InformationGather::new);
    static final Measure LAT_LONG =
            other("lat_long", Reads.TEXT, PlaceGather::new, (measure, side, seasons) -> new Places());
    static final Measure TIME_OF_DAY = time(Clock.DAY);
    static final Measure TIME_OF_WEEK = time(Clock.WEEK);
    static final Measure RARE = new Measure(
            "rare",
            Reads.CATEGORIES,
            Double.NaN,
            false,
            false,
            CountGather::new,
            (measure, side, seasons) -> new Rarity(new BucketTally(), Rarity::once),
            (measure, side, seasons) -> new Rarity(new MemberTally(), Rarity::once));
    static final Measure FREQ_RARE = other(
            "freq_rare",
            Reads.CATEGORIES,
            CountGather::new,
            (measure, side, seasons) -> new Rarity(new MemberTally(), Rarity::often));

    private static Measure number(
            String description,
            Reads reads,
            double whenEmpty,
            boolean additive,
            boolean integral,
            Supplier<Gather> gathers) {
        return new Measure(
                description, reads, whenEmpty, additive, integral, gathers, SeriesModel::new, Population::new);
    }

    private static Measure time(Clock clock) {
        return other(
                "time", Reads.TEXT, () -> new TimeGather(clock), (measure, side, seasons) -> new UsualTimes(clock));
    }

    /** What has the same model for one series and for a population. */
    private static Measure other(String description, Reads reads, Supplier<Gather> gathers, ModelMaker model) {
        return new Measure(description, reads, Double.NaN, false, false, gathers, model, model);
    }

    boolean numeric() {
        return reads == Reads.NUMBERS;
    }

    boolean categorical() {
        return reads == Reads.CATEGORIES;
    }
}
