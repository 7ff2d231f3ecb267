package org.slackwater.info.control;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.slackwater.jobs.control.JobReports;
import org.slackwater.tasks.control.LocalNode;
import org.slackwater.tasks.control.Nodes;
import org.slackwater.tasks.entity.Node;

/**
 * The memory of the nodes that live, as each wrote it into the database at its start, with what the models of its jobs take:
 * any node can tell of all.
 */
@ApplicationScoped
public class MemoryStatistics {
    /** The memory of one node. */
    public record NodeMemory(
            String name,
            String ephemeralId,
            String transportAddress,
            Map<String, String> attributes,
            List<String> roles,
            Machine mem,
            Heap jvm) {}

    /** Of the machine; models are in the heap, so that they may grow no further. */
    @Schema(name = "MachineMemory")
    public record Machine(int totalInBytes, int adjustedTotalInBytes, Models ml) {}

    /** What jobs take; what is not there takes nothing. */
    @Schema(name = "ModelsMemory")
    public record Models(
            int maxInBytes,
            int anomalyDetectorsInBytes,
            int nativeCodeOverheadInBytes,
            int dataFrameAnalyticsInBytes,
            int nativeInferenceInBytes) {}

    /** Of the process. */
    @Schema(name = "HeapMemory")
    public record Heap(int heapMaxInBytes, int javaInferenceInBytes, int javaInferenceMaxInBytes) {}

    @Inject
    Nodes nodes;

    @Inject
    LocalNode local;

    @Inject
    JobReports reports;

    /** @param filter ids or names of nodes, separated by commas, with *; {@code _all}, {@code _local} */
    @Transactional
    public Map<String, NodeMemory> of(String filter) {
        Map<String, Long> models = reports.modelBytesByNode();
        WantedNodes wanted = WantedNodes.of(filter);
        Map<String, NodeMemory> found = new LinkedHashMap<>();
        for (Node node : nodes.live()) {
            if (wanted.include(node.nodeId(), node.name(), node.nodeId().equals(local.id()))) {
                found.put(node.nodeId(), memory(node, models.getOrDefault(node.incarnation(), 0L)));
            }
        }
        return found;
    }

    private static NodeMemory memory(Node node, long modelBytes) {
        int heap = bytes(node.heapMax());
        int machine = bytes(node.memory());
        return new NodeMemory(
                node.name(),
                node.incarnation(),
                node.name(),
                Map.of(),
                List.of("ml"),
                new Machine(machine, machine, new Models(heap, bytes(modelBytes), 0, 0, 0)),
                new Heap(heap, 0, 0));
    }

    /** The specification has integers there, and the official clients fail over anything above the largest one. */
    private static int bytes(long bytes) {
        return (int) Math.min(bytes, Integer.MAX_VALUE);
    }
}
