package org.slackwater.jobs.control;

import jakarta.json.JsonObject;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slackwater.jobs.entity.AnalysisConfig;
import org.slackwater.jobs.entity.AnalysisLimits;
import org.slackwater.jobs.entity.DataDescription;
import org.slackwater.jobs.entity.ModelPlotConfig;

/** What a request for validation says of a job: a {@link JobBody}, and some more that the API allows here only. */
public record ValidateBody(
        @Nullable String jobId,
        @Nullable String jobType,
        @Nullable List<String> groups,
        @Nullable String description,
        @Nullable AnalysisConfig analysisConfig,
        @Nullable AnalysisLimits analysisLimits,
        @Nullable DataDescription dataDescription,
        @Nullable ModelPlotConfig modelPlotConfig,
        @Nullable ModelPlotConfig modelPlot,
        @Nullable String modelSnapshotId,
        @Nullable Long renormalizationWindowDays,
        @Nullable String backgroundPersistInterval,
        @Nullable Long modelSnapshotRetentionDays,
        @Nullable Long dailyModelSnapshotRetentionAfterDays,
        @Nullable Long resultsRetentionDays,
        @Nullable JsonObject customSettings,
        @Nullable String resultsIndexName,
        @Nullable Boolean allowLazyOpen,
        @Nullable JsonObject datafeedConfig) {

    public JobBody job() {
        return new JobBody(
                jobId,
                jobType,
                groups,
                description,
                analysisConfig,
                analysisLimits,
                dataDescription,
                modelPlotConfig,
                renormalizationWindowDays,
                backgroundPersistInterval,
                modelSnapshotRetentionDays,
                dailyModelSnapshotRetentionAfterDays,
                resultsRetentionDays,
                customSettings,
                resultsIndexName,
                allowLazyOpen,
                datafeedConfig);
    }
}
