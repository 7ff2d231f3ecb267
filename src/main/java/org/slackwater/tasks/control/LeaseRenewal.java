package org.slackwater.tasks.control;

import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedScheduledExecutorDefinition;
import jakarta.enterprise.concurrent.ManagedScheduledExecutorService;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.concurrent.TimeUnit;
import java.util.logging.Level;
import java.util.logging.Logger;

/** Renews this node's lease as long as it runs, on a thread that does nothing else. */
@ManagedScheduledExecutorDefinition(name = "java:app/concurrent/lease", maxAsync = 1)
@ApplicationScoped
public class LeaseRenewal {
    private static final Logger LOG = Logger.getLogger(LeaseRenewal.class.getName());

    @Resource(lookup = "java:app/concurrent/lease")
    ManagedScheduledExecutorService executor;

    @Inject
    Lease lease;

    @Inject
    LocalNode node;

    private final Trouble trouble = new Trouble(LOG, "the lease cannot be renewed");

    /** Guarded by this. */
    private boolean ended;

    private long renewed;

    void begin() {
        renewed = System.nanoTime();
        executor.scheduleWithFixedDelay(
                this::renew, lease.renewEveryMillis(), lease.renewEveryMillis(), TimeUnit.MILLISECONDS);
    }

    /** The node goes: no renewal comes after this. */
    synchronized void end() {
        ended = true;
        lease.end();
    }

    private synchronized void renew() {
        if (ended) {
            return;
        }
        long begin = System.nanoTime();
        try {
            if (!lease.renew()) {
                LOG.log(
                        Level.SEVERE,
                        "another process has started under this node''s name: this one takes no tasks any more. node={0}",
                        node.name());
            }
            trouble.over();
            tellIfLate(begin);
        } catch (RuntimeException | LinkageError | OutOfMemoryError e) {
            // Whatever it is: a renewal that throws would be the last one.
            trouble.met(e);
        }
    }

    /** Whoever wonders why tasks were taken from a node that lived finds out what held its renewals up. */
    private void tellIfLate(long begin) {
        long now = System.nanoTime();
        long since = TimeUnit.NANOSECONDS.toMillis(now - renewed);
        if (since > 2 * lease.renewEveryMillis()) {
            LOG.log(
                    Level.WARNING,
                    "the lease was renewed late: after={0} ms, of which in the database={1} ms",
                    new Object[] {since, TimeUnit.NANOSECONDS.toMillis(now - begin)});
        }
        renewed = now;
    }
}
