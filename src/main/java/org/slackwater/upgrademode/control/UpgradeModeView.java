package org.slackwater.upgrademode.control;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slackwater.tasks.control.Nodes;
import org.slackwater.tasks.entity.Node;
import org.slackwater.upgrademode.control.StillWriting.Writer;
import org.slackwater.upgrademode.entity.Toggle;
import org.slackwater.upgrademode.entity.UpgradeModeSetting;

/** What there is to see of upgrade mode. */
@ApplicationScoped
public class UpgradeModeView {
    /**
     * @param since when the phase was entered, epoch milliseconds
     * @param tasksStillWriting while draining, who holds the drain up
     * @param nodes how far each node has come
     */
    public record Status(
            boolean upgradeMode,
            String phase,
            @Nullable Long since,
            @Nullable String requestedBy,
            @Nullable String reason,
            List<Writer> tasksStillWriting,
            List<NodeStatus> nodes) {}

    /**
     * One node during a toggle.
     *
     * @param live whether its lease holds
     * @param tasksStillWriting how many of its tasks may still write
     * @param tasksDone how many of those that it ran when the toggle began do so no more
     * @param longestMillis how long the one that was assigned first has had its right to write
     */
    public record NodeStatus(
            String name, boolean live, long tasksStillWriting, long tasksDone, @Nullable Long longestMillis) {}

    @Inject
    Setting setting;

    @Inject
    StillWriting stillWriting;

    @Inject
    Toggles toggles;

    @Inject
    Nodes nodes;

    public boolean isOn() {
        return setting.current().phase().on();
    }

    @Transactional
    public Status status() {
        UpgradeModeSetting row = setting.unlocked();
        List<Writer> writers = row.phase().on() ? stillWriting.tasks() : List.of();
        return new Status(
                row.phase().on(),
                row.phase().name().toLowerCase(Locale.ROOT),
                row.since() == 0 ? null : row.since(),
                row.requestedBy(),
                row.reason(),
                writers,
                row.phase().on() ? nodes(row, writers) : List.of());
    }

    private List<NodeStatus> nodes(UpgradeModeSetting row, List<Writer> writers) {
        Set<String> live = nodes.live().stream().map(Node::name).collect(Collectors.toSet());
        Map<String, Long> atFirst = new HashMap<>(
                toggles.find(row.version()).map(Toggle::tasksByNode).orElse(Map.of()));
        Map<String, List<Writer>> byNode = writers.stream().collect(Collectors.groupingBy(Writer::node));
        Set<String> names = new TreeSet<>(live);
        names.addAll(atFirst.keySet());
        names.addAll(byNode.keySet());
        return names.stream()
                .map(name -> node(
                        name,
                        live.contains(name),
                        atFirst.getOrDefault(name, 0L),
                        byNode.getOrDefault(name, List.of())))
                .toList();
    }

    private static NodeStatus node(String name, boolean live, long atFirst, List<Writer> writers) {
        return new NodeStatus(
                name,
                live,
                writers.size(),
                Math.max(0, atFirst - writers.size()),
                writers.stream()
                        .map(Writer::ageMillis)
                        .max(Comparator.naturalOrder())
                        .orElse(null));
    }
}
