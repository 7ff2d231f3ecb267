package org.slackwater.upgrademode.control;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.slackwater.tasks.control.Nodes;
import org.slackwater.tasks.control.Tasks;

/** The tasks that still hold the right to write, and for how long they have held it. */
@ApplicationScoped
public class StillWriting {
    /**
     * @param task persistent task id
     * @param node name of the node that runs it
     * @param ageMillis since it was assigned
     */
    public record Writer(String task, String node, long ageMillis) {}

    private static final int NAMED = 10;

    @Inject
    Tasks tasks;

    @Inject
    Nodes nodes;

    @Inject
    Clock clock;

    public List<Writer> tasks() {
        long now = clock.millis();
        Map<String, String> names = nodes.names();
        return tasks.assigned().stream()
                .map(task -> new Writer(
                        task.id().value(),
                        names.getOrDefault(String.valueOf(task.node()), "unknown"),
                        task.assignedAt() == null ? 0 : now - task.assignedAt()))
                .toList();
    }

    String summary() {
        List<Writer> writers = tasks();
        return "Tasks still writing: " + writers.size()
                + writers.stream()
                        .limit(NAMED)
                        .map(Writer::task)
                        .collect(Collectors.joining(", ", " [", writers.size() > NAMED ? ", ...]" : "]"));
    }
}
