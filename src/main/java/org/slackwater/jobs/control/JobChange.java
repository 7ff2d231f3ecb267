package org.slackwater.jobs.control;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slackwater.http.entity.ApiException;
import org.slackwater.jobs.control.JobUpdate.DetectorUpdate;
import org.slackwater.jobs.entity.AnalysisConfig;
import org.slackwater.jobs.entity.AnalysisLimits;
import org.slackwater.jobs.entity.DetectionRule;
import org.slackwater.jobs.entity.Detector;
import org.slackwater.jobs.entity.JobConfig;
import org.slackwater.jobs.entity.MemoryLimit;

/** A configuration with an update applied; what the update does not name stays. */
final class JobChange {
    private JobChange() {}

    static JobConfig apply(JobConfig config, JobUpdate update) {
        return new JobConfig(
                config.jobId(),
                or(update.groups(), config.groups()),
                or(update.description(), config.description()),
                analysis(config.analysisConfig(), update),
                limits(update).map(config.analysisLimits()::with).orElse(config.analysisLimits()),
                config.dataDescription(),
                or(update.modelPlotConfig(), config.modelPlotConfig()),
                Objects.requireNonNullElse(update.renormalizationWindowDays(), config.renormalizationWindowDays()),
                Objects.requireNonNullElse(update.backgroundPersistInterval(), config.backgroundPersistInterval()),
                Objects.requireNonNullElse(update.modelSnapshotRetentionDays(), config.modelSnapshotRetentionDays()),
                Objects.requireNonNullElse(
                        update.dailyModelSnapshotRetentionAfterDays(), config.dailyModelSnapshotRetentionAfterDays()),
                or(update.resultsRetentionDays(), config.resultsRetentionDays()),
                or(update.customSettings(), config.customSettings()),
                config.resultsIndexName(),
                Objects.requireNonNullElse(update.allowLazyOpen(), config.allowLazyOpen()));
    }

    /** The new limit, if there is one. */
    static Optional<MemoryLimit> limits(JobUpdate update) {
        JobUpdate.Limits limits = update.analysisLimits();
        return limits == null || limits.modelMemoryLimit() == null
                ? Optional.empty()
                : Optional.of(new AnalysisLimits(limits.modelMemoryLimit(), AnalysisLimits.DEFAULT_EXAMPLES)
                        .memory(MemoryLimit.DEFAULT));
    }

    private static <T> @Nullable T or(@Nullable T wanted, @Nullable T before) {
        return wanted == null ? before : wanted;
    }

    private static AnalysisConfig analysis(AnalysisConfig analysis, JobUpdate update) {
        List<Detector> detectors = new ArrayList<>(analysis.detectors());
        List<DetectorUpdate> updates = update.detectors();
        if (updates != null) {
            updates.forEach(each -> apply(detectors, each));
        }
        return CategorizationChange.apply(
                analysis.with(detectors, or(update.modelPruneWindow(), analysis.modelPruneWindow())), update);
    }

    private static void apply(List<Detector> detectors, DetectorUpdate update) {
        Integer index = update.detectorIndex();
        if (index == null) {
            throw ApiException.illegalArgument("[detector_index] must be set in an update of [detectors]");
        }
        if (index < 0 || index >= detectors.size()) {
            throw ApiException.illegalArgument(
                    "There is no detector at [detector_index] [" + index + "]: the job has " + detectors.size());
        }
        String description = update.description();
        if (description != null) {
            detectors.set(index, detectors.get(index).described(description));
        }
        List<DetectionRule> rules = update.customRules();
        if (rules != null) {
            detectors.set(index, detectors.get(index).ruledBy(rules));
        }
    }
}
