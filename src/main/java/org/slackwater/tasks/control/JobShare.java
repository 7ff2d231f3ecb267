package org.slackwater.tasks.control;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.slackwater.tasks.control.Shares.Load;
import org.slackwater.tasks.control.Shares.Share;
import org.slackwater.tasks.entity.HaltedFor;
import org.slackwater.tasks.entity.TaskState;

/** How many of the free jobs this node takes: its part, and after a while also what others leave lying. */
@ApplicationScoped
class JobShare {
    private static final long PATIENCE_NANOS = TimeUnit.SECONDS.toNanos(3);
    private static final String NO_ROOM = "no node has room for one more job";

    @PersistenceContext
    EntityManager entities;

    @Inject
    Nodes nodes;

    @Inject
    LocalNode node;

    private long leftOver;
    private long leftOverSince;

    /** Inside the transaction that claims. */
    @Transactional(TxType.MANDATORY)
    synchronized long now() {
        long free = entities.createNamedQuery("Task.countFreeJobs", Long.class)
                .setParameter("failed", TaskState.FAILED)
                .getSingleResult();
        if (free == 0) {
            leftOver = 0;
            return 0;
        }
        List<Load> loads = loads();
        Share share = Shares.of(node.incarnation(), loads, free);
        if (share.noRoom() == free) {
            noteThatThereIsNoRoom();
        }
        return share.mine() > 0 ? share.mine() : fromOthers(loads, free - share.noRoom());
    }

    /** How many jobs the others could take off this node, when all of them are in somebody's hands. */
    @Transactional
    long surplus() {
        long free = entities.createNamedQuery("Task.countFreeJobs", Long.class)
                .setParameter("failed", TaskState.FAILED)
                .getSingleResult();
        return free > 0 ? 0 : Shares.surplus(node.incarnation(), loads());
    }

    private List<Load> loads() {
        Map<String, Long> jobs = new HashMap<>();
        entities.createNamedQuery("Task.jobsByNode", Object[].class)
                .getResultList()
                .forEach(row -> jobs.put((String) row[0], (Long) row[1]));
        return nodes.live().stream()
                .map(each -> new Load(each.incarnation(), jobs.getOrDefault(each.incarnation(), 0L), each.capacity()))
                .toList();
    }

    /** A node may live and yet take nothing: what it has left lying for a while goes to whoever has room. */
    private long fromOthers(List<Load> loads, long free) {
        long now = System.nanoTime();
        if (free != leftOver) {
            leftOver = free;
            leftOverSince = now;
        }
        if (now - leftOverSince < PATIENCE_NANOS) {
            return 0;
        }
        return loads.stream()
                .filter(load -> load.node().equals(node.incarnation()))
                .mapToLong(load -> Math.min(free, load.capacity() - load.jobs()))
                .sum();
    }

    /** Upgrade mode need not wait for jobs that would not run without it either. */
    private void noteThatThereIsNoRoom() {
        entities.createNamedQuery("Task.noRoom")
                .setParameter("nothing", HaltedFor.NOTHING)
                .setParameter("upgrade", HaltedFor.UPGRADE)
                .setParameter("failed", TaskState.FAILED)
                .setParameter("why", NO_ROOM)
                .executeUpdate();
    }
}
