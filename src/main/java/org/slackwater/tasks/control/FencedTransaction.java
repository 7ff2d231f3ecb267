package org.slackwater.tasks.control;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.util.function.Supplier;
import org.slackwater.tasks.entity.Allocation;

/**
 * The only way in which a task writes internal storage. It first updates the task's own row on the condition that the
 * allocation still stands, so that the row's lock orders the write against a revocation: either the revocation waits for
 * this transaction, or this transaction finds no row and rolls back.
 */
@ApplicationScoped
public class FencedTransaction {
    @PersistenceContext
    EntityManager entities;

    @Inject
    FencedWrites fencedWrites;

    /** @throws FencedException when the allocation has been revoked; nothing is written then */
    @Transactional(TxType.REQUIRES_NEW)
    public <T> T write(Allocation allocation, Supplier<T> work) {
        int held = entities.createNamedQuery("Task.fence")
                .setParameter("task", allocation.task().value())
                .setParameter("allocation", allocation.id())
                .executeUpdate();
        if (held == 0) {
            fencedWrites.happened();
            throw new FencedException(allocation);
        }
        return work.get();
    }
}
