package org.slackwater.info.control;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.slackwater.http.control.Wildcards;
import org.slackwater.http.entity.ApiException;
import org.slackwater.tasks.control.Nodes;
import org.slackwater.tasks.control.Nodes.NodeView;
import org.slackwater.tasks.control.Tasks;
import org.slackwater.tasks.entity.Allocation;
import org.slackwater.tasks.entity.Task;

/** The tasks that some node runs now, in the shape of the API's task lists. */
@ApplicationScoped
public class TaskList {
    /** One running task. */
    public record Entry(
            String node,
            long id,
            String type,
            String action,
            @Nullable String description,
            long startTimeInMillis,
            long runningTimeInNanos,
            boolean cancellable,
            Map<String, String> headers) {
        /** Its id in lists. */
        public String inLists() {
            return node + ":" + id;
        }
    }

    /** The tasks of one node. */
    public record NodeTasks(String name, String transportAddress, List<String> roles, Map<String, Entry> tasks) {}

    @Inject
    Tasks tasks;

    @Inject
    Nodes nodes;

    @Inject
    Clock clock;

    /**
     * Those whose action and node match one of the comma-separated patterns.
     *
     * @param detailed with a description
     */
    public List<Entry> matching(@Nullable String actions, @Nullable String nodeFilter, boolean detailed) {
        Map<String, NodeView> byIncarnation = nodes.byIncarnation();
        List<Entry> entries = new ArrayList<>();
        for (Task task : tasks.assigned()) {
            Allocation allocation = task.allocation();
            NodeView node = byIncarnation.get(String.valueOf(task.node()));
            if (allocation != null
                    && node != null
                    && matches(task.id().kind().action(), actions)
                    && matches(node.id(), nodeFilter)) {
                entries.add(entry(task, allocation, node, detailed));
            }
        }
        return entries;
    }

    /** @param groupBy nodes, none, or parents: tasks here have none, so that each stands for itself */
    public Map<String, Object> grouped(
            @Nullable String actions, @Nullable String groupBy, @Nullable String nodeFilter, boolean detailed) {
        List<Entry> entries = matching(actions, nodeFilter, detailed);
        return switch (groupBy == null ? "nodes" : groupBy) {
            case "nodes" -> Map.of("nodes", byNode(entries));
            case "none" -> Map.of("tasks", entries);
            case "parents" -> Map.of("tasks", byId(entries));
            default ->
                throw ApiException.illegalArgument(
                        "[group_by] must be one of [nodes, parents, none] but was [" + groupBy + "]");
        };
    }

    private Map<String, NodeTasks> byNode(List<Entry> entries) {
        Map<String, NodeTasks> grouped = new LinkedHashMap<>();
        for (NodeView node : nodes.byIncarnation().values()) {
            List<Entry> own = entries.stream()
                    .filter(entry -> entry.node().equals(node.id()))
                    .toList();
            if (!own.isEmpty()) {
                grouped.put(node.id(), new NodeTasks(node.name(), node.transportAddress(), List.of("ml"), byId(own)));
            }
        }
        return grouped;
    }

    private static Map<String, Entry> byId(List<Entry> entries) {
        Map<String, Entry> byId = new LinkedHashMap<>();
        entries.forEach(entry -> byId.put(entry.inLists(), entry));
        return byId;
    }

    private Entry entry(Task task, Allocation allocation, NodeView node, boolean detailed) {
        Long assigned = task.assignedAt();
        long start = assigned == null ? task.createdAt() : assigned;
        return new Entry(
                node.id(),
                allocation.id(),
                "persistent",
                task.id().kind().action(),
                detailed ? "id=" + task.id().value() : null,
                start,
                Math.max(0, clock.millis() - start) * 1_000_000,
                false,
                Map.of());
    }

    private static boolean matches(String value, @Nullable String patterns) {
        return patterns == null || patterns.isEmpty() || Wildcards.anyMatches(patterns, value);
    }
}
