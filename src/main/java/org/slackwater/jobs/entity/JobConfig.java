package org.slackwater.jobs.entity;

import jakarta.json.JsonObject;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slackwater.analysis.entity.AnalysisSpec;
import org.slackwater.analysis.entity.DetectorSpec;
import org.slackwater.analysis.entity.TimeFormat;
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
    /** The same for every job, so that the same data gives the same results whatever the job is called. */
    private static final long SEED = 1;

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
                SEED);
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
