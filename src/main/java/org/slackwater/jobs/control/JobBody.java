package org.slackwater.jobs.control;

import jakarta.json.JsonObject;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slackwater.jobs.entity.AnalysisConfig;
import org.slackwater.jobs.entity.AnalysisLimits;
import org.slackwater.jobs.entity.DataDescription;
import org.slackwater.jobs.entity.ModelPlotConfig;

/** What a request says of a job to be made; what the server itself keeps of a job is not among it. */
public record JobBody(
        @Nullable String jobId,
        @Nullable String jobType,
        @Nullable List<String> groups,
        @Nullable String description,
        @Nullable AnalysisConfig analysisConfig,
        @Nullable AnalysisLimits analysisLimits,
        @Nullable DataDescription dataDescription,
        @Nullable ModelPlotConfig modelPlotConfig,
        @Nullable Long renormalizationWindowDays,
        @Nullable String backgroundPersistInterval,
        @Nullable Long modelSnapshotRetentionDays,
        @Nullable Long dailyModelSnapshotRetentionAfterDays,
        @Nullable Long resultsRetentionDays,
        @Nullable JsonObject customSettings,
        @Nullable String resultsIndexName,
        @Nullable Boolean allowLazyOpen,
        @Nullable JsonObject datafeedConfig) {}
