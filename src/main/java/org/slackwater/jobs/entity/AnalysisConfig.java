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

    /** Categories for each partition apart: accepted only when it is off. */
    public record PerPartitionCategorization(@Nullable Boolean enabled, @Nullable Boolean stopOnWarn) {}

    @SuppressWarnings("NullAway") // a body leaves out what it likes
    public AnalysisConfig {
        bucketSpan = bucketSpan == null ? DEFAULT_BUCKET_SPAN : bucketSpan;
        detectors = detectors == null ? List.of() : List.copyOf(detectors);
        influencers = influencers == null ? List.of() : List.copyOf(influencers);
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
