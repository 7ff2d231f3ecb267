package org.slackwater.datafeeds.control;

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
import org.slackwater.tasks.control.Nodes;
import org.slackwater.tasks.control.Nodes.NodeView;
import org.slackwater.tasks.control.Tasks;
import org.slackwater.tasks.entity.Task;
import org.slackwater.tasks.entity.TaskKind;

/** How datafeeds stand, as the API shows it. */
@ApplicationScoped
public class DatafeedStatistics {
    /** Statistics of one datafeed. */
    public record DatafeedStats(
            String datafeedId,
            String state,
            @Nullable NodeView node,
            @Nullable String assignmentExplanation,
            Timing timingStats,
            @Nullable RunningState runningState) {}

    /** Timing as the API names it; times in milliseconds. */
    @Schema(name = "DatafeedTiming")
    public record Timing(
            String jobId,
            long searchCount,
            long bucketCount,
            double totalSearchTimeMs,
            @Nullable Double averageSearchTimePerBucketMs,
            double exponentialAverageSearchTimePerHourMs) {}

    /** What a running datafeed is at. */
    public record RunningState(
            boolean realTimeConfigured, boolean realTimeRunning, @Nullable SearchInterval searchInterval) {}

    /** Epoch milliseconds. */
    public record SearchInterval(long startMs, long endMs) {}

    @Inject
    Datafeeds datafeeds;

    @Inject
    DatafeedStore store;

    @Inject
    DatafeedRuns runs;

    @Inject
    Tasks tasks;

    @Inject
    Nodes nodes;

    /** Of these datafeeds, in this order. */
    @Transactional
    public List<DatafeedStats> of(List<String> datafeedIds) {
        Map<String, Task> byFeed = tasks.ofKind(TaskKind.DATAFEED).stream()
                .collect(Collectors.toMap(task -> task.id().target(), Function.identity()));
        Map<String, NodeView> byIncarnation = nodes.byIncarnation();
        return datafeedIds.stream()
                .map(id -> stats(id, Optional.ofNullable(byFeed.get(id)), byIncarnation))
                .toList();
    }

    private DatafeedStats stats(String datafeedId, Optional<Task> task, Map<String, NodeView> byIncarnation) {
        DatafeedTiming timing = store.timing(datafeedId);
        return new DatafeedStats(
                datafeedId,
                DatafeedState.of(task).word(),
                task.map(Task::node).map(byIncarnation::get).orElse(null),
                task.map(Task::assignmentExplanation).orElse(null),
                new Timing(
                        datafeeds.get(datafeedId).jobId(),
                        timing.searchCount(),
                        timing.bucketCount(),
                        timing.totalSearchTimeMs(),
                        timing.averageSearchTimePerBucketMs(),
                        timing.exponentialAverageSearchTimePerHourMs()),
                runs.find(datafeedId).map(DatafeedStatistics::running).orElse(null));
    }

    private static RunningState running(DatafeedProcess run) {
        DatafeedSearch.Window window = run.window();
        return new RunningState(
                run.realTimeConfigured(),
                run.realTimeRunning(),
                window == null ? null : new SearchInterval(window.start(), window.end()));
    }
}
