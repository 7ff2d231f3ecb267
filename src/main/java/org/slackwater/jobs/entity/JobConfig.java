package org.slackwater.jobs.entity;

import jakarta.json.JsonObject;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.slackwater.analysis.entity.AnalysisSpec;
import org.slackwater.analysis.entity.DetectorSpec;
import org.slackwater.analysis.entity.TimeFormat;
import org.slackwater.categorization.entity.CategorizationSpec;
import org.slackwater.http.entity.TimeValue;

/** The complete configuration of a job, every default filled in; kept as one document. */
public record JobConfig(
        String jobId,
        @Nullable List<String> groups,
        @Nullable String description,
        AnalysisConfig analysisConfig,
        AnalysisLimits analysisLimits,
        DataDescription dataDescription,
        @Nullable ModelPlotConfig modelPlotConfig,
        long renormalizationWindowDays,
        String backgroundPersistInterval,
        long modelSnapshotRetentionDays,
        long dailyModelSnapshotRetentionAfterDays,
        @Nullable Long resultsRetentionDays,
        @Nullable JsonObject customSettings,
        String resultsIndexName,
        boolean allowLazyOpen) {
    public List<String> groupNames() {
        return groups == null ? List.of() : groups;
    }

    public long bucketSpanMillis() {
        return TimeValue.parse(analysisConfig.bucketSpan(), "bucket_span").millis();
    }

    public long latencyMillis() {
        String latency = analysisConfig.latency();
        return latency == null ? 0 : TimeValue.parse(latency, "latency").millis();
    }

    public long pruneWindowMillis() {
        String window = analysisConfig.modelPruneWindow();
        return window == null
                ? Long.MAX_VALUE
                : TimeValue.parse(window, "model_prune_window").millis();
    }

    public long backgroundPersistMillis() {
        return TimeValue.parse(backgroundPersistInterval, "background_persist_interval")
                .millis();
    }

    public MemoryLimit memoryLimit() {
        return analysisLimits.memory(MemoryLimit.DEFAULT);
    }

    public TimeFormat timeFormat() {
        return new TimeFormat(dataDescription.timeFormat());
    }

    /** What the analysis needs to know of it. */
    public AnalysisSpec analysisSpec() {
        return new AnalysisSpec(
                jobId,
                bucketSpanMillis(),
                latencyMillis(),
                detectorSpecs(),
                analysisConfig.influencers(),
                analysisConfig.summaryCountFieldName(),
                categorizationSpec(),
                memoryLimit().bytes(),
                pruneWindowMillis(),
                analysisConfig.comparesSeries(),
                modelPlotConfig != null && modelPlotConfig.annotationsEnabled());
    }

    private @Nullable CategorizationSpec categorizationSpec() {
        String field = analysisConfig.categorizationFieldName();
        if (field == null) {
            return null;
        }
        var perPartition = analysisConfig.perPartitionCategorization();
        return new CategorizationSpec(
                field,
                CategorizationAnalyzer.parse(Objects.requireNonNull(analysisConfig.categorizationAnalyzer())),
                perPartition != null && perPartition.apart() ? partitionOfCategories() : null,
                perPartition != null && perPartition.stops(),
                analysisLimits.categorizationExamplesLimit().intValue());
    }

    /** All detectors that look at categories have the same one. */
    private @Nullable String partitionOfCategories() {
        return analysisConfig.detectors().stream()
                .filter(Detector::splitsByCategory)
                .map(Detector::partitionFieldName)
                .findFirst()
                .orElse(null);
    }

    private List<DetectorSpec> detectorSpecs() {
        List<Detector> detectors = analysisConfig.detectors();
        return java.util.stream.IntStream.range(0, detectors.size())
                .mapToObj(index -> spec(index, detectors.get(index)))
                .toList();
    }

    private static DetectorSpec spec(int index, Detector detector) {
        return new DetectorSpec(
                index,
                detector.function(),
                detector.fieldName(),
                detector.byFieldName(),
                detector.overFieldName(),
                detector.partitionFieldName(),
                Boolean.TRUE.equals(detector.useNull()),
                detector.frequent());
    }
}
