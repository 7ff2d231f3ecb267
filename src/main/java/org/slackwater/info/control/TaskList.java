package org.slackwater.info.control;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slackwater.http.entity.ApiException;
import org.slackwater.tasks.control.BackgroundTasks;
import org.slackwater.tasks.control.LocalNode;
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
    BackgroundTasks background;

    @Inject
    LocalNode local;

    @Inject
    Clock clock;

    /**
     * Those that run now.
     *
     * @param detailed with a description
     * @throws ApiException 400 when the parent cannot be the id of a task
     */
    public List<Entry> matching(WantedTasks wanted, boolean detailed) {
        if (wanted.haveAParent()) {
            return List.of();
        }
        Map<String, NodeView> byIncarnation = nodes.byIncarnation();
        Map<String, String> names =
                byIncarnation.values().stream().collect(Collectors.toMap(NodeView::id, NodeView::name));
        return Stream.concat(persistent(byIncarnation, detailed), inBackground(detailed))
                .filter(task -> wanted.includes(
                        task.action(),
                        task.node(),
                        names.getOrDefault(task.node(), task.node()),
                        task.node().equals(local.id())))
                .toList();
    }

    private Stream<Entry> inBackground(boolean detailed) {
        long now = clock.millis();
        return background.running().stream().map(task -> TaskAnswer.entry(task, detailed, now));
    }

    private Stream<Entry> persistent(Map<String, NodeView> byIncarnation, boolean detailed) {
        List<Entry> entries = new ArrayList<>();
        for (Task task : tasks.assigned()) {
            Allocation allocation = task.allocation();
            NodeView node = byIncarnation.get(String.valueOf(task.node()));
            if (allocation != null && node != null) {
                entries.add(entry(task, allocation, node, detailed));
            }
        }
        return entries.stream();
    }

    /** @param groupBy nodes, none, or parents: tasks here have none, so that each stands for itself */
    public Map<String, Object> grouped(List<Entry> entries, @Nullable String groupBy) {
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
}
