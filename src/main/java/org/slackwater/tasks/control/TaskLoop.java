package org.slackwater.tasks.control;

import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedScheduledExecutorDefinition;
import jakarta.enterprise.concurrent.ManagedScheduledExecutorService;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.slackwater.tasks.control.TaskClaims.Claim;

/**
 * Claims and starts tasks: at once when told that there are some, and now and then in case nobody told. Rounds never
 * overlap.
 */
@ManagedScheduledExecutorDefinition(name = "java:app/concurrent/tasks", maxAsync = 6)
@ApplicationScoped
public class TaskLoop {
    private static final Logger LOG = Logger.getLogger(TaskLoop.class.getName());
    private static final long PERIOD_MILLIS = 1000;

    @Resource(lookup = "java:app/concurrent/tasks")
    ManagedScheduledExecutorService executor;

    @Inject
    TaskClaims claims;

    @Inject
    RunningTasks running;

    @Inject
    BrokenRuns broken;

    @Inject
    LateHalts late;

    @Inject
    LostNodes lost;

    @Inject
    Reconciliation reconciliation;

    @Inject
    Rebalancing rebalancing;

    @Inject
    Lease lease;

    @Inject
    LocalNode node;

    @Inject
    TaskSignal signal;

    private final Trouble trouble = new Trouble(LOG, "tasks cannot be claimed");
    private final Trouble leaseTrouble = new Trouble(LOG, "the lease cannot be renewed");
    private final AtomicBoolean asked = new AtomicBoolean();
    private volatile long roundNanos;

    /** When the lease was last renewed; touched by the renewals only, which never overlap. */
    private volatile long renewed = System.nanoTime();

    private final AtomicBoolean stopped = new AtomicBoolean();

    void begin() {
        executor.scheduleWithFixedDelay(this::roundSafely, 0, PERIOD_MILLIS, TimeUnit.MILLISECONDS);
        renewed = System.nanoTime();
        executor.scheduleWithFixedDelay(
                this::renewLease, lease.renewEveryMillis(), lease.renewEveryMillis(), TimeUnit.MILLISECONDS);
    }

    void end() {
        stopped.set(true);
    }

    /** Apart from the rounds, which may take their time. */
    private void renewLease() {
        long begin = System.nanoTime();
        try {
            if (!stopped.get() && !lease.renew()) {
                LOG.log(
                        Level.SEVERE,
                        "another process has started under this node''s name: this one takes no tasks any more. node={0}",
                        node.name());
            }
            leaseTrouble.over();
            tellIfLate(begin);
        } catch (RuntimeException e) {
            leaseTrouble.met(e);
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

    /**
     * There may be something to claim: look soon. With many tasks a round takes its time, and each that starts asks for one:
     * rounds rest for as long as the last one took.
     */
    public void wake() {
        if (!stopped.get() && asked.compareAndSet(false, true)) {
            executor.schedule(this::roundSafely, roundNanos, TimeUnit.NANOSECONDS);
        }
    }

    /** On another node something was committed. */
    void heard(@Observes Nudge nudge) {
        signal.heard();
        wake();
    }

    /** One round of claiming and starting; returns how many were started. */
    public synchronized int round() {
        asked.set(false);
        if (stopped.get()) {
            return 0;
        }
        long begin = System.nanoTime();
        broken.giveBack();
        late.giveBack();
        lost.release();
        reconciliation.compare();
        int started = 0;
        List<Claim> batch = claims.claim();
        while (!batch.isEmpty()) {
            batch.forEach(running::start);
            started += batch.size();
            batch = claims.claim();
        }
        claims.toStop().forEach(running::stop);
        rebalancing.handOver();
        if (started > 0) {
            signal.changed();
        }
        roundNanos = Math.min(System.nanoTime() - begin, TimeUnit.MILLISECONDS.toNanos(PERIOD_MILLIS));
        return started;
    }

    /** A scheduled round that throws would be the last one: the database may be away for a while. */
    private void roundSafely() {
        try {
            round();
            trouble.over();
        } catch (RuntimeException e) {
            trouble.met(e);
        }
    }
}
