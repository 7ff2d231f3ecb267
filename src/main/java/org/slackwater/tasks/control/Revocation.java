package org.slackwater.tasks.control;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.slackwater.tasks.entity.HaltedFor;
import org.slackwater.tasks.entity.Task;
import org.slackwater.tasks.entity.TaskId;

/**
 * Takes allocations away. A revocation waits by row lock for the transaction that the task has in flight, and whatever
 * the task tries afterwards finds its allocation gone.
 */
@ApplicationScoped
class Revocation {
    private static final Logger LOG = Logger.getLogger(Revocation.class.getName());

    @PersistenceContext
    EntityManager entities;

    @Transactional
    List<TaskId> tasksToRevoke() {
        return entities.createNamedQuery("Task.assigned", Task.class).getResultList().stream()
                .map(Task::id)
                .toList();
    }

    @Transactional
    void revoke(TaskId id, BooleanSupplier condition, String why) {
        if (condition.getAsBoolean()) {
            int revoked = entities.createNamedQuery("Task.revoke")
                    .setParameter("task", id.value())
                    .setParameter("upgrade", HaltedFor.UPGRADE)
                    .setParameter("why", why)
                    .executeUpdate();
            if (revoked > 0) {
                LOG.log(Level.WARNING, "revoked a task that had not halted: task={0}", id);
            }
        }
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
