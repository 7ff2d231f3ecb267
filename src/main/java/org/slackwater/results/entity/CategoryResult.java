package org.slackwater.results.entity;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slackwater.categorization.entity.Category;

/** A category of messages as the API shows it. It is preferred to none: none is ever superseded by another. */
public record CategoryResult(
        String jobId,
        String resultType,
        long categoryId,
        String mlcategory,
        @Nullable String partitionFieldName,
        @Nullable String partitionFieldValue,
        String terms,
        String regex,
        long maxMatchingLength,
        List<String> examples,
        long numMatches,
        List<Long> preferredToCategories) {

    public static CategoryResult of(String jobId, Category category) {
        return new CategoryResult(
                jobId,
                "category_definition",
                category.id(),
                Long.toString(category.id()),
                category.partitionFieldName(),
                category.partitionFieldValue(),
                String.join(" ", category.terms()),
                category.regex(),
                category.maxMatchingLength(),
                category.examples(),
                category.numMatches(),
                List.of());
    }
}
