package org.slackwater.tasks.control;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Objects;
import java.util.function.BooleanSupplier;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.slackwater.tasks.entity.Allocation;
import org.slackwater.tasks.entity.HaltedFor;
import org.slackwater.tasks.entity.Task;

/**
 * Takes allocations away. A revocation waits by row lock for the transaction that the task has in flight, and whatever
 * the task tries afterwards finds its allocation gone.
 */
@ApplicationScoped
class Revocation {
    private static final Logger LOG = Logger.getLogger(Revocation.class.getName());

    @PersistenceContext
    EntityManager entities;

    @Inject
    SkippingLocks locks;

    /** What is assigned now, in no state that would change by looking. */
    @Transactional
    List<Allocation> assigned() {
        return entities.createNamedQuery("Task.assigned", Task.class).getResultList().stream()
                .map(Task::allocation)
                .filter(Objects::nonNull)
                .toList();
    }

    /**
     * Revokes at once what no transaction holds, so that those that are writing are not in everybody's way.
     *
     * @return how many
     */
    @Transactional
    int revokeIdle(List<Allocation> allocations, BooleanSupplier condition, String why) {
        return condition.getAsBoolean() ? revoke(locks.lockFree(allocations), why) : 0;
    }

    /** Revokes one; waits for the transaction that it has in flight. */
    @Transactional
    void revoke(Allocation allocation, BooleanSupplier condition, String why) {
        if (condition.getAsBoolean() && revoke(List.of(allocation.id()), why) > 0) {
            LOG.log(Level.WARNING, "revoked a task amid a write: task={0}", allocation.task());
        }
    }

    private int revoke(List<Long> allocations, String why) {
        return allocations.isEmpty()
                ? 0
                : entities.createNamedQuery("Task.revoke")
                        .setParameter("allocations", allocations)
                        .setParameter("upgrade", HaltedFor.UPGRADE)
                        .setParameter("why", why)
                        .executeUpdate();
    }

    @Transactional
    void markIdle(BooleanSupplier condition, String why) {
        if (condition.getAsBoolean()) {
            entities.createNamedQuery("Task.revokeIdle")
                    .setParameter("upgrade", HaltedFor.UPGRADE)
                    .setParameter("why", why)
                    .executeUpdate();
        }
    }
}
