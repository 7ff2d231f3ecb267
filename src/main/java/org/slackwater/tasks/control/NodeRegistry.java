package org.slackwater.tasks.control;

import com.sun.management.OperatingSystemMXBean;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.lang.management.ManagementFactory;
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
    DatabaseClock clock;

    @Inject
    Lease lease;

    @Inject
    NodeSettings settings;

    /** Enters this process under its name and frees the tasks that its predecessor held. */
    @Transactional
    int register() {
        long asked = System.nanoTime();
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
        node.restarted(local.incarnation(), clock.millis(), lease.millis(), settings.address(), settings.capacity());
        node.has(Runtime.getRuntime().maxMemory(), memory());
        local.registeredAs(node.nodeId());
        lease.held(asked);
        return freed;
    }

    /** Of the machine, or of what part of it the process was given. */
    private static long memory() {
        return ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class).getTotalMemorySize();
    }

    /** This node is now that member of the data grid. */
    @Transactional
    void joined(String member) {
        Node node = entities.find(Node.class, local.name(), LockModeType.PESSIMISTIC_WRITE);
        if (node != null && node.incarnation().equals(local.incarnation())) {
            node.joined(member);
        }
    }
}
