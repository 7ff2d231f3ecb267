package org.slackwater.tasks.control;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Set;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Collectors;
import org.slackwater.tasks.entity.Node;

/** Frees what is in the hands of nodes whose lease has run out; should one of them still live, it is fenced by that. */
@ApplicationScoped
class LostNodes {
    private static final Logger LOG = Logger.getLogger(LostNodes.class.getName());
    private static final String WHY = "the node that ran it was lost";

    @PersistenceContext
    EntityManager entities;

    @Inject
    Nodes nodes;

    @Inject
    Lease lease;

    @Inject
    SkippingLocks locks;

    /** Rows that a lost node left locked are for a later round, when the database has ended its transactions. */
    @Transactional
    void release() {
        if (!lease.mayJudge()) {
            return;
        }
        Set<String> live = nodes.live().stream().map(Node::incarnation).collect(Collectors.toSet());
        for (String holder :
                entities.createNamedQuery("Task.holders", String.class).getResultList()) {
            if (!live.contains(holder)) {
                release(holder);
            }
        }
    }

    private void release(String holder) {
        List<Long> free = locks.lockFreeOf(holder);
        if (!free.isEmpty()) {
            entities.createNamedQuery("Task.release")
                    .setParameter("allocations", free)
                    .setParameter("why", WHY)
                    .executeUpdate();
            LOG.log(Level.WARNING, "node lost, its tasks are freed: node={0} tasks={1}", new Object[] {
                nodes.names().getOrDefault(holder, holder), free.size()
            });
        }
    }
}
