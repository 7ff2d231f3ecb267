package org.slackwater.analysis.control;

import org.jspecify.annotations.Nullable;
import org.slackwater.analysis.entity.DetectorSpec;

/** A detector with the places of its fields in a record. */
record Detector(int position, DetectorSpec spec, Function function, int field, int by, int partition) {

    static Detector of(int position, DetectorSpec spec, FieldLayout layout) {
        return new Detector(
                position,
                spec,
                functionOf(spec),
                layout.slot(spec.fieldName()),
                layout.slot(spec.byFieldName()),
                layout.slot(spec.partitionFieldName()));
    }

    static Function functionOf(DetectorSpec spec) {
        return Functions.find(spec.function())
                .orElseThrow(() -> new IllegalArgumentException("unknown function [" + spec.function() + "]"));
    }

    boolean isSplit() {
        return by >= 0 || partition >= 0;
    }

    /** Whether the record can be put into a series: it has the fields that split, or null counts as a value. */
    boolean splits(@Nullable Object[] values) {
        return spec.useNull() || ((by < 0 || values[by] != null) && (partition < 0 || values[partition] != null));
    }

    boolean measures(@Nullable Object[] values, double[] numbers) {
        if (field < 0) {
            return true;
        }
        return function.measure().numeric() ? !Double.isNaN(numbers[field]) : values[field] != null;
    }
}
