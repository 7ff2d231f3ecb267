package org.slackwater.analysis.control;

import java.util.function.Supplier;

/**
 * What a function measures in a bucket, apart from the side on which it looks.
 *
 * @param description its name in results
 * @param numeric whether the field's values must be numbers
 * @param whenEmpty value of a bucket without data; not a number when such a bucket says nothing
 * @param additive whether the values only add up while a bucket is open, so that parts of it have a share in the whole
 * @param integral whether values are whole numbers by nature
 */
record Measure(
        String description,
        boolean needsField,
        boolean numeric,
        double whenEmpty,
        boolean additive,
        boolean integral,
        Supplier<Gather> gathers) {

    static final Measure COUNT = new Measure("count", false, false, 0, true, true, CountGather::new);
    static final Measure SUM = new Measure("sum", true, true, 0, true, false, SumGather::new);
    static final Measure MEAN = new Measure("mean", true, true, Double.NaN, false, false, MeanGather::new);
    static final Measure MIN =
            new Measure("min", true, true, Double.NaN, false, false, () -> new ExtremeGather(Math::min));
    static final Measure MAX =
            new Measure("max", true, true, Double.NaN, false, false, () -> new ExtremeGather(Math::max));
    static final Measure DISTINCT_COUNT =
            new Measure("distinct_count", true, false, Double.NaN, true, true, DistinctGather::new);
}
