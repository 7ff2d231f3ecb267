package org.slackwater.tasks.control;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Stream;
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

    /** What could be revoked now. */
    @Transactional
    List<Revoked> assigned() {
        return entities.createNamedQuery("Task.assigned", Task.class).getResultList().stream()
                .flatMap(Revocation::held)
                .toList();
    }

    /**
     * Revokes at once what no transaction holds, so that those that are writing are not in everybody's way.
     *
     * @param record told, in the same transaction, what was revoked
     */
    @Transactional
    void revokeIdle(List<Revoked> held, BooleanSupplier condition, String why, Consumer<List<Revoked>> record) {
        if (condition.getAsBoolean()) {
            Set<Long> free = Set.copyOf(
                    locks.lockFree(held.stream().map(Revoked::allocation).toList()));
            revoke(
                    held.stream()
                            .filter(each -> free.contains(each.allocation().id()))
                            .toList(),
                    why,
                    record);
        }
    }

    /** Revokes one; waits for the transaction that it has in flight. */
    @Transactional
    void revoke(Revoked held, BooleanSupplier condition, String why, Consumer<List<Revoked>> record) {
        if (condition.getAsBoolean()) {
            revoke(List.of(held), why, record);
        }
    }

    private void revoke(List<Revoked> held, String why, Consumer<List<Revoked>> record) {
        if (held.isEmpty()) {
            return;
        }
        int revoked = entities.createNamedQuery("Task.revoke")
                .setParameter(
                        "allocations",
                        held.stream().map(each -> each.allocation().id()).toList())
                .setParameter("upgrade", HaltedFor.UPGRADE)
                .setParameter("why", why)
                .executeUpdate();
        if (revoked > 0) {
            record.accept(held);
            LOG.log(Level.WARNING, "revoked tasks that had not halted: tasks={0} such as {1}", new Object[] {
                revoked, held.get(0).allocation().task()
            });
        }
    }

    private static Stream<Revoked> held(Task task) {
        Allocation allocation = task.allocation();
        return allocation == null ? Stream.empty() : Stream.of(new Revoked(allocation, String.valueOf(task.node())));
    }

    /**
     * Leaves alone what is marked already: every node does this, and when the first one is done with it, upgrade mode may be
     * acknowledged, from when on not even this may be written.
     */
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
