package org.slackwater.analysis.control;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.slackwater.analysis.entity.AnalysisSpec;
import org.slackwater.analysis.entity.DetectorSpec;

/** The fields that a job looks at, each once, and which of them are read as numbers. */
record FieldLayout(List<String> fields, boolean[] numeric, int summaryCount, int[] influencers) {

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
        List<String> ordered = List.copyOf(fields);
        boolean[] numeric = new boolean[ordered.size()];
        for (int i = 0; i < numeric.length; i++) {
            numeric[i] = numbers.contains(ordered.get(i));
        }
        int[] influencers =
                spec.influencers().stream().mapToInt(ordered::indexOf).toArray();
        return new FieldLayout(ordered, numeric, slot(ordered, spec.summaryCountField()), influencers);
    }

    int slot(@Nullable String field) {
        return slot(fields, field);
    }

    private static int slot(List<String> fields, @Nullable String field) {
        return field == null ? NONE : fields.indexOf(field);
    }

    private static void collect(Set<String> into, @Nullable String... fields) {
        for (String field : fields) {
            if (field != null) {
                into.add(field);
            }
        }
    }
}
