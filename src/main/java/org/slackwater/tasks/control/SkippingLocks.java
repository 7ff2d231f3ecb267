package org.slackwater.tasks.control;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.util.List;
import org.slackwater.tasks.entity.Allocation;

/**
 * Locks rows of tasks that no other transaction holds. A process that was frozen amid a write keeps its row locked until
 * the database ends its transaction: whoever need not wait for it must not.
 */
@ApplicationScoped
class SkippingLocks {
    @PersistenceContext
    EntityManager entities;

    /** @return the allocation ids of those that are now locked by this transaction, and are still what they were */
    @Transactional(TxType.MANDATORY)
    List<Long> lockFree(List<Allocation> allocations) {
        return allocations.isEmpty()
                ? List.of()
                : ids(entities.createNativeQuery("select allocation_id from task where allocation_id in ("
                        + String.join(
                                ",",
                                allocations.stream()
                                        .map(each -> Long.toString(each.id()))
                                        .toList())
                        + ") for update skip locked"));
    }

    /** @return the allocation ids that a node holds, as far as their rows could be locked */
    @Transactional(TxType.MANDATORY)
    List<Long> lockFreeOf(String incarnation) {
        return ids(entities.createNativeQuery("select allocation_id from task where node = ?1 for update skip locked")
                .setParameter(1, incarnation));
    }

    private static List<Long> ids(jakarta.persistence.Query query) {
        return ((List<?>) query.getResultList())
                .stream().map(id -> ((Number) id).longValue()).toList();
    }
}
