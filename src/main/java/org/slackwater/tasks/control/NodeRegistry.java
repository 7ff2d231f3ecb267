package org.slackwater.tasks.control;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.UUID;
import org.slackwater.tasks.entity.Node;

/** The nodes in the database. */
@ApplicationScoped
class NodeRegistry {
    @PersistenceContext
    EntityManager entities;

    @Inject
    LocalNode local;

    @Inject
    Cluster cluster;

    @Inject
    Clock clock;

    /** Enters this process under its name and frees the tasks that its predecessor held. */
    @Transactional
    int register() {
        Node node = entities.find(Node.class, local.name(), LockModeType.PESSIMISTIC_WRITE);
        if (node == null) {
            node = new Node(local.name(), UUID.randomUUID().toString());
            entities.persist(node);
        }
        cluster.found(UUID.randomUUID().toString());
        int freed = entities.createNamedQuery("Task.releaseDead")
                .setParameter("node", node.incarnation())
                .setParameter("why", "the node that ran it was restarted")
                .executeUpdate();
        node.restarted(local.incarnation(), clock.millis());
        local.registeredAs(node.nodeId());
        return freed;
    }
}
