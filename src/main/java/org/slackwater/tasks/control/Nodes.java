package org.slackwater.tasks.control;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.util.List;
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

    @Inject
    DatabaseClock clock;

    /** Those whose lease holds, by their names' order. */
    @Transactional
    public List<Node> live() {
        return entities.createNamedQuery("Node.live", Node.class)
                .setParameter("now", clock.millis())
                .getResultList();
    }

    /** Whether a process is believed to live. */
    @Transactional
    public boolean isLive(String incarnation) {
        return live().stream().anyMatch(node -> node.incarnation().equals(incarnation));
    }

    /** The id, which survives restarts, of the node that a process is; the process's own name when nobody knows it any more. */
    @Transactional
    public String idOf(String incarnation) {
        NodeView node = byIncarnation().get(incarnation);
        return node == null ? incarnation : node.id();
    }

    /** The names of nodes, which survive restarts, by their incarnations, which do not. */
    @Transactional
    public Map<String, String> names() {
        return byIncarnation().values().stream().collect(Collectors.toMap(NodeView::ephemeralId, NodeView::name));
    }

    /** Somebody noticed that a member left the data grid: unless it proves the contrary soon, its lease is over. */
    @Transactional
    void suspect(String gridMember, long graceMillis) {
        entities.createNamedQuery("Node.suspect")
                .setParameter("member", gridMember)
                .setParameter("until", clock.millis() + graceMillis)
                .executeUpdate();
    }

    @Transactional
    public Map<String, NodeView> byIncarnation() {
        return entities.createQuery("select n from Node n", Node.class).getResultList().stream()
                .map(node -> new NodeView(node.nodeId(), node.name(), node.incarnation(), node.name(), Map.of()))
                .collect(Collectors.toMap(NodeView::ephemeralId, Function.identity()));
    }
}
