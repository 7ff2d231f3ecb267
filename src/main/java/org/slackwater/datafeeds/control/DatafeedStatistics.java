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
import org.slackwater.datafeeds.control.DatafeedTiming.Searched;
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

    /** What a running datafeed is at, as of its last search. */
    public record RunningState(
            boolean realTimeConfigured, boolean realTimeRunning, @Nullable SearchInterval searchInterval) {}

    /** Epoch milliseconds. */
    public record SearchInterval(long startMs, long endMs) {}

    @Inject
    Datafeeds datafeeds;

    @Inject
    DatafeedStore store;

    @Inject
    DatafeedTasks datafeedTasks;

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
                task.filter(Task::assigned)
                        .map(running -> running(running, timing.latest()))
                        .orElse(null));
    }

    /** From what the run has written, so that every node can tell. */
    private RunningState running(Task task, @Nullable Searched latest) {
        return new RunningState(
                datafeedTasks.params(task.params()).end() == null,
                latest != null && latest.realTime(),
                latest == null ? null : new SearchInterval(latest.start(), latest.end()));
    }
}
