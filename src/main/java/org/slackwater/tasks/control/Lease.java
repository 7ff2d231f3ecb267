package org.slackwater.tasks.control;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.util.concurrent.TimeUnit;

/**
 * This node's proof of life, which it renews long before it runs out. Others take over the tasks of a node whose lease has
 * run out. It decides nothing about who may write: that is for the fence.
 */
@ApplicationScoped
public class Lease {
    private static final int RENEWALS = 5;

    @Inject
    NodeSettings settings;

    @PersistenceContext
    EntityManager entities;

    @Inject
    LocalNode node;

    @Inject
    DatabaseClock clock;

    /** By this process's monotonic clock, nanoseconds: until when it is held, and since when without a gap. */
    private volatile long heldUntil = System.nanoTime();

    private volatile long heldSince = heldUntil;

    long millis() {
        return settings.leaseMillis();
    }

    long renewEveryMillis() {
        return Math.max(1, millis() / RENEWALS);
    }

    /** @return false when another process has started under this node's name */
    @Transactional
    public boolean renew() {
        long asked = System.nanoTime();
        long now = clock.millis();
        int renewed = entities.createNamedQuery("Node.renew")
                .setParameter("until", now + millis())
                .setParameter("name", node.name())
                .setParameter("incarnation", node.incarnation())
                .executeUpdate();
        if (renewed == 1) {
            held(asked);
        }
        return renewed == 1;
    }

    /** A lease was written that began at this moment at the earliest. */
    void held(long asked) {
        if (!held()) {
            heldSince = asked;
        }
        heldUntil = asked + TimeUnit.MILLISECONDS.toNanos(millis());
    }

    /** Whether this node may take tasks: nobody may yet believe it dead. */
    public boolean held() {
        return System.nanoTime() - heldUntil < 0;
    }

    /**
     * Whether this node may judge others by their leases. After an outage of the database all leases have run out: whoever
     * is back first gives the others the time of one lease to come back too.
     */
    boolean mayJudge() {
        return held() && System.nanoTime() - heldSince >= TimeUnit.MILLISECONDS.toNanos(millis());
    }

    /** The node goes, in good order: nobody need wait for the lease to run out. */
    @Transactional
    public void end() {
        entities.createNamedQuery("Node.renew")
                .setParameter("until", 0L)
                .setParameter("name", node.name())
                .setParameter("incarnation", node.incarnation())
                .executeUpdate();
        heldUntil = System.nanoTime();
    }
}
