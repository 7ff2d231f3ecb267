package org.slackwater.tasks.control;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.slackwater.tasks.entity.Node;

/** The nodes of the cluster by their incarnation, as tasks name them. */
@ApplicationScoped
public class Nodes {
    /** A node as statistics show it. */
    public record NodeView(
            String id, String name, String ephemeralId, String transportAddress, Map<String, String> attributes) {}

    @PersistenceContext
    EntityManager entities;

    @Transactional
    public Map<String, NodeView> byIncarnation() {
        return entities.createQuery("select n from Node n", Node.class).getResultList().stream()
                .map(node -> new NodeView(node.nodeId(), node.name(), node.incarnation(), node.name(), Map.of()))
                .collect(Collectors.toMap(NodeView::ephemeralId, Function.identity()));
    }
}
