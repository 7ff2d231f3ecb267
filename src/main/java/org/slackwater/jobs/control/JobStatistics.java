package org.slackwater.jobs.control;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import org.slackwater.analysis.entity.DataCounts;
import org.slackwater.analysis.entity.ModelSize;
import org.slackwater.jobs.entity.JobConfig;
import org.slackwater.jobs.entity.JobTiming;
import org.slackwater.tasks.control.Nodes;
import org.slackwater.tasks.control.Nodes.NodeView;
import org.slackwater.tasks.control.Tasks;
import org.slackwater.tasks.entity.Task;
import org.slackwater.tasks.entity.TaskKind;

/** How jobs stand, as the API shows it. */
@ApplicationScoped
public class JobStatistics {
    /** Statistics of one job. */
    public record JobStats(
            String jobId,
            Counts dataCounts,
            Size modelSizeStats,
            ForecastsStats forecastsStats,
            String state,
            @Nullable NodeView node,
            @Nullable String assignmentExplanation,
            @Nullable String openTime,
            Timing timingStats) {}

    @Inject
    Jobs jobs;

    @Inject
    Tasks tasks;

    @Inject
    Nodes nodes;

    @Inject
    JobReports reports;

    @Inject
    KeptForecasts forecasts;

    @Inject
    java.time.Clock clock;

    /** Of these jobs, in this order. */
    @Transactional
    public List<JobStats> of(List<String> jobIds) {
        List<JobConfig> configs = jobs.all(jobIds).stream().map(jobs::config).toList();
        Map<String, Task> byJob = tasks.ofKind(TaskKind.JOB).stream()
                .collect(Collectors.toMap(task -> task.id().target(), Function.identity()));
        Map<String, NodeView> byIncarnation = nodes.byIncarnation();
        Map<String, JobReport> written = reports.of(jobIds);
        Map<String, ForecastsStats> foreseen = forecasts.stats();
        return configs.stream()
                .map(config -> stats(
                        config,
                        written.getOrDefault(config.jobId(), JobReport.NONE),
                        Optional.ofNullable(byJob.get(config.jobId())),
                        byIncarnation,
                        foreseen.getOrDefault(config.jobId(), ForecastsStats.NONE)))
                .toList();
    }

    private JobStats stats(
            JobConfig config,
            JobReport report,
            Optional<Task> task,
            Map<String, NodeView> byIncarnation,
            ForecastsStats foreseen) {
        String jobId = config.jobId();
        NodeView node = task.map(Task::node).map(byIncarnation::get).orElse(null);
        return new JobStats(
                jobId,
                Counts.of(jobId, report),
                Size.of(jobId, report, config.memoryLimit().toString()),
                foreseen,
                JobState.of(task).word(),
                node,
                task.map(Task::assignmentExplanation).orElse(null),
                node == null ? null : openTime(task),
                Timing.of(jobId, report.timing()));
    }

    private @Nullable String openTime(Optional<Task> task) {
        return task.map(Task::assignedAt)
                .map(at -> Math.max(0, (clock.millis() - at) / 1000) + "s")
                .orElse(null);
    }

    /** Counts as the API names them. */
    public record Counts(
            String jobId,
            long processedRecordCount,
            long processedFieldCount,
            long inputBytes,
            long inputFieldCount,
            long invalidDateCount,
            long missingFieldCount,
            long outOfOrderTimestampCount,
            long emptyBucketCount,
            long sparseBucketCount,
            long bucketCount,
            @Nullable Long earliestRecordTimestamp,
            @Nullable Long latestRecordTimestamp,
            @Nullable Long latestBucketTimestamp,
            @Nullable Long latestEmptyBucketTimestamp,
            @Nullable Long latestSparseBucketTimestamp,
            @Nullable Long lastDataTime,
            long inputRecordCount,
            @Nullable Long logTime) {

        public static Counts of(String jobId, JobReport report) {
            DataCounts counts = report.counts();
            return new Counts(
                    jobId,
                    counts.processedRecordCount(),
                    counts.processedFieldCount(),
                    counts.inputBytes(),
                    counts.inputFieldCount(),
                    counts.invalidDateCount(),
                    counts.missingFieldCount(),
                    counts.outOfOrderTimestampCount(),
                    counts.emptyBucketCount(),
                    counts.sparseBucketCount(),
                    counts.bucketCount(),
                    counts.earliestRecordTimestamp(),
                    counts.latestRecordTimestamp(),
                    counts.latestBucketTimestamp(),
                    counts.latestEmptyBucketTimestamp(),
                    counts.latestSparseBucketTimestamp(),
                    report.lastDataTime(),
                    counts.inputRecordCount(),
                    report.logTime() == 0 ? null : report.logTime());
        }
    }

    /** Model size as the API names it. No category is ever dead: none supersedes another. */
    public record Size(
            String jobId,
            String resultType,
            long modelBytes,
            long peakModelBytes,
            long modelBytesExceeded,
            String modelBytesMemoryLimit,
            long totalByFieldCount,
            long totalOverFieldCount,
            long totalPartitionFieldCount,
            long bucketAllocationFailuresCount,
            String memoryStatus,
            String categorizationStatus,
            int categorizedDocCount,
            int totalCategoryCount,
            int frequentCategoryCount,
            int rareCategoryCount,
            int deadCategoryCount,
            int failedCategoryCount,
            long logTime,
            @Nullable Long timestamp) {

        public static Size of(String jobId, JobReport report, String limit) {
            ModelSize size = report.modelSize();
            return new Size(
                    jobId,
                    "model_size_stats",
                    size.modelBytes(),
                    size.peakModelBytes(),
                    size.modelBytesExceeded(),
                    limit,
                    size.totalByFieldCount(),
                    size.totalOverFieldCount(),
                    size.totalPartitionFieldCount(),
                    size.bucketAllocationFailuresCount(),
                    size.memoryStatus(),
                    size.categorization().warn() ? "warn" : "ok",
                    capped(size.categorization().categorizedDocs()),
                    capped(size.categorization().total()),
                    capped(size.categorization().frequent()),
                    capped(size.categorization().rare()),
                    0,
                    capped(size.categorization().failed()),
                    report.logTime(),
                    report.counts().latestBucketTimestamp());
        }
    }

    /** Clients read no larger ones. */
    private static int capped(long count) {
        return (int) Math.min(Integer.MAX_VALUE, count);
    }

    /** Timing as the API names it. */
    @Schema(name = "JobTiming")
    public record Timing(
            String jobId,
            long bucketCount,
            double totalBucketProcessingTimeMs,
            @Nullable Double minimumBucketProcessingTimeMs,
            @Nullable Double maximumBucketProcessingTimeMs,
            @Nullable Double averageBucketProcessingTimeMs,
            @Nullable Double exponentialAverageBucketProcessingTimeMs,
            double exponentialAverageBucketProcessingTimePerHourMs) {

        static Timing of(String jobId, JobTiming timing) {
            return new Timing(
                    jobId,
                    timing.bucketCount(),
                    timing.totalBucketProcessingTimeMs(),
                    timing.minimumBucketProcessingTimeMs(),
                    timing.maximumBucketProcessingTimeMs(),
                    timing.averageBucketProcessingTimeMs(),
                    timing.exponentialAverageBucketProcessingTimeMs(),
                    timing.exponentialAverageBucketProcessingTimePerHourMs());
        }
    }
}
