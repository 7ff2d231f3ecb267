package org.slackwater.jobs.entity;

import jakarta.json.JsonValue;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How a job analyses its data. What is left out has the API's default.
 *
 * @param modelPruneWindow null until the default, which depends on the bucket span, is filled in
 */
public record AnalysisConfig(
        String bucketSpan,
        @Nullable String categorizationFieldName,
        @Nullable List<String> categorizationFilters,
        @Nullable JsonValue categorizationAnalyzer,
        @Nullable PerPartitionCategorization perPartitionCategorization,
        @Nullable String latency,
        @Nullable String summaryCountFieldName,
        List<Detector> detectors,
        List<String> influencers,
        @Nullable Boolean multivariateByFields,
        @Nullable String modelPruneWindow) {
    public static final String DEFAULT_BUCKET_SPAN = "5m";

    /** Whether each partition has categories of its own, and whether it gets none where they are of no use. */
    public record PerPartitionCategorization(@Nullable Boolean enabled, @Nullable Boolean stopOnWarn) {
        public boolean apart() {
            return Boolean.TRUE.equals(enabled);
        }

        public boolean stops() {
            return Boolean.TRUE.equals(stopOnWarn);
        }
    }

    @SuppressWarnings("NullAway") // a body leaves out what it likes
    public AnalysisConfig {
        bucketSpan = bucketSpan == null ? DEFAULT_BUCKET_SPAN : bucketSpan;
        detectors = detectors == null ? List.of() : List.copyOf(detectors);
        influencers = influencers == null ? List.of() : List.copyOf(influencers);
    }

    /** Whether series of different by values are looked at together. */
    public boolean comparesSeries() {
        return Boolean.TRUE.equals(multivariateByFields);
    }

    /** With the filters in the analyzer, if they are given; it is the standard one where none is. */
    public AnalysisConfig analyzed() {
        if (categorizationFieldName == null || categorizationAnalyzer != null) {
            return this;
        }
        List<String> filters = categorizationFilters == null ? List.of() : categorizationFilters;
        return categorized(null, StandardAnalyzer.with(filters), perPartitionCategorization);
    }

    public AnalysisConfig categorized(
            @Nullable List<String> filters,
            @Nullable JsonValue analyzer,
            @Nullable PerPartitionCategorization perPartition) {
        return new AnalysisConfig(
                bucketSpan,
                categorizationFieldName,
                filters,
                analyzer,
                perPartition,
                latency,
                summaryCountFieldName,
                detectors,
                influencers,
                multivariateByFields,
                modelPruneWindow);
    }

    public AnalysisConfig with(List<Detector> newDetectors, @Nullable String newModelPruneWindow) {
        return new AnalysisConfig(
                bucketSpan,
                categorizationFieldName,
                categorizationFilters,
                categorizationAnalyzer,
                perPartitionCategorization,
                latency,
                summaryCountFieldName,
                newDetectors,
                influencers,
                multivariateByFields,
                newModelPruneWindow);
    }
}
