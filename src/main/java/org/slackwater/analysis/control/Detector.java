package org.slackwater.analysis.control;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slackwater.analysis.entity.DetectorSpec;

/**
 * A detector with the places of its fields in a record. One whose function measures several things is as many of these,
 * which share the spec.
 */
record Detector(
        int position,
        DetectorSpec spec,
        Function function,
        Measure measure,
        int field,
        int by,
        int over,
        int partition,
        boolean first) {

    static List<Detector> of(List<DetectorSpec> specs, FieldLayout layout) {
        List<Detector> detectors = new ArrayList<>();
        for (DetectorSpec spec : specs) {
            Function function = functionOf(spec);
            for (Measure measure : function.measures()) {
                detectors.add(new Detector(
                        detectors.size(),
                        spec,
                        function,
                        measure,
                        layout.slot(spec.fieldName()),
                        layout.slot(spec.byFieldName()),
                        layout.slot(spec.overFieldName()),
                        layout.slot(spec.partitionFieldName()),
                        measure == function.measures().get(0)));
            }
        }
        return detectors;
    }

    static Function functionOf(DetectorSpec spec) {
        return Functions.find(spec.function())
                .orElseThrow(() -> new IllegalArgumentException("unknown function [" + spec.function() + "]"));
    }

    boolean hasMembers() {
        return over >= 0 || measure.categorical();
    }

    /** The place of the by field, where its values have a series each. */
    int seriesBy() {
        return measure.categorical() ? FieldLayout.NONE : by;
    }

    boolean isSplit() {
        return seriesBy() >= 0 || partition >= 0;
    }

    /**
     * Whether the record can be put into a series: it has the fields that split, or null counts as a value. Nobody is not
     * a member of a population.
     */
    boolean splits(@Nullable Object[] values) {
        boolean named =
                spec.useNull() || ((by < 0 || values[by] != null) && (partition < 0 || values[partition] != null));
        return named && (over < 0 || values[over] != null);
    }

    boolean measures(@Nullable Object[] values, double[] numbers) {
        if (field < 0) {
            return true;
        }
        return measure.numeric() ? !Double.isNaN(numbers[field]) : values[field] != null;
    }

    Member memberOf(@Nullable Object[] values) {
        return new Member(text(values, over), measure.categorical() ? text(values, by) : null);
    }

    static @Nullable String text(@Nullable Object[] values, int slot) {
        Object value = slot < 0 ? null : values[slot];
        return value == null ? null : value.toString();
    }

    Model newModel(Seasons seasons) {
        return (over < 0 ? measure.alone() : measure.among()).make(measure, function.side(), seasons);
    }
}
