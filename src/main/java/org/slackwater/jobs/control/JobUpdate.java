package org.slackwater.jobs.control;

import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import org.slackwater.jobs.entity.AnalysisConfig.PerPartitionCategorization;
import org.slackwater.jobs.entity.DetectionRule;
import org.slackwater.jobs.entity.ModelPlotConfig;

/** What of a job may be changed; what is null stays. */
public record JobUpdate(
        @Nullable String jobId,
        @Nullable List<String> groups,
        @Nullable String description,
        @Nullable List<DetectorUpdate> detectors,
        @Nullable ModelPlotConfig modelPlotConfig,
        @Nullable Limits analysisLimits,
        @Nullable Long renormalizationWindowDays,
        @Nullable String backgroundPersistInterval,
        @Nullable Long modelSnapshotRetentionDays,
        @Nullable Long dailyModelSnapshotRetentionAfterDays,
        @Nullable Long resultsRetentionDays,
        @Nullable List<String> categorizationFilters,
        @Nullable PerPartitionCategorization perPartitionCategorization,
        @Nullable JsonObject customSettings,
        @Nullable Boolean allowLazyOpen,
        @Nullable String modelPruneWindow) {

    /** A new description or other rules for the detector at that place. */
    public record DetectorUpdate(
            @Nullable Integer detectorIndex, @Nullable String description, @Nullable List<DetectionRule> customRules) {}

    @Schema(name = "LimitsUpdate")
    public record Limits(@Nullable JsonValue modelMemoryLimit) {}
}
