package org.slackwater.categorization.entity;

import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Of which messages categories are learnt, and how.
 *
 * @param fieldName the field that holds the message
 * @param partitionFieldName the field whose values have categories of their own each; null where all share them
 * @param stopOnWarn whether a partition whose categories are of no use gets none any more
 * @param examplesLimit how many messages of each category are kept as examples
 */
public record CategorizationSpec(
        String fieldName,
        AnalyzerSpec analyzer,
        @Nullable String partitionFieldName,
        boolean stopOnWarn,
        int examplesLimit) {
    /** As what the category of a record is known to detectors. */
    public static final String CATEGORY = "mlcategory";

    /** Categories are numbered as they appear: by these fields, messages of the same time have to be put in order. */
    public List<String> order() {
        return Stream.of(fieldName, partitionFieldName)
                .flatMap(Stream::ofNullable)
                .toList();
    }
}
