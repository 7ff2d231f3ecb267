package org.slackwater.analysis.control;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.slackwater.analysis.entity.AnalysisSpec;
import org.slackwater.analysis.entity.DetectorSpec;
import org.slackwater.categorization.entity.CategorizationSpec;

/**
 * The fields that a job looks at, each once, and which of them are read as numbers.
 *
 * @param fields those of records; behind them there is a place for the category, where the job has any
 * @param message the place of what is categorised
 * @param partition the place of what has categories of its own
 */
record FieldLayout(
        List<String> fields, boolean[] numeric, int summaryCount, int[] influencers, int message, int partition) {

    static final int NONE = -1;

    static FieldLayout of(AnalysisSpec spec) {
        Set<String> fields = new LinkedHashSet<>();
        Set<String> numbers = new LinkedHashSet<>();
        for (DetectorSpec detector : spec.detectors()) {
            collect(
                    fields,
                    detector.fieldName(),
                    detector.byFieldName(),
                    detector.overFieldName(),
                    detector.partitionFieldName());
            if (Detector.functionOf(detector).measures().stream().anyMatch(Measure::numeric)) {
                collect(numbers, detector.fieldName());
            }
        }
        spec.influencers().forEach(field -> collect(fields, field));
        collect(fields, spec.summaryCountField());
        collect(numbers, spec.summaryCountField());
        CategorizationSpec categorization = spec.categorization();
        String message = categorization == null ? null : categorization.fieldName();
        String partition = categorization == null ? null : categorization.partitionFieldName();
        if (categorization != null) {
            collect(fields, message, partition);
            fields.remove(CategorizationSpec.CATEGORY);
        }
        List<String> ordered = List.copyOf(fields);
        boolean[] numeric = new boolean[ordered.size()];
        for (int i = 0; i < numeric.length; i++) {
            numeric[i] = numbers.contains(ordered.get(i));
        }
        int[] influencers = spec.influencers().stream()
                .mapToInt(field -> slot(ordered, field))
                .toArray();
        return new FieldLayout(
                ordered,
                numeric,
                slot(ordered, spec.summaryCountField()),
                influencers,
                slot(ordered, message),
                slot(ordered, partition));
    }

    int slot(@Nullable String field) {
        return slot(fields, field);
    }

    /** What is named and no field of the record is its category. */
    private static int slot(List<String> fields, @Nullable String field) {
        if (field == null) {
            return NONE;
        }
        int slot = fields.indexOf(field);
        return slot < 0 ? fields.size() : slot;
    }

    private static void collect(Set<String> into, @Nullable String... fields) {
        for (String field : fields) {
            if (field != null) {
                into.add(field);
            }
        }
    }
}
