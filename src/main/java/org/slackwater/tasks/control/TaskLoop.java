package org.slackwater.tasks.control;

import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedScheduledExecutorDefinition;
import jakarta.enterprise.concurrent.ManagedScheduledExecutorService;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.util.List;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.logging.Logger;
import org.slackwater.tasks.control.TaskClaims.Claim;

/**
 * Claims and starts tasks: at once when told that there are some, and now and then in case nobody told. Rounds never
 * overlap.
 */
@ManagedScheduledExecutorDefinition(name = "java:app/concurrent/tasks", maxAsync = 2)
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
    TaskSignal signal;

    private final Trouble trouble = new Trouble(LOG, "tasks cannot be claimed");

    /** Somebody asked for a round, and it has not begun. */
    private final AtomicBoolean asked = new AtomicBoolean();

    private volatile long roundNanos;

    private final AtomicBoolean stopped = new AtomicBoolean();

    void begin() {
        executor.scheduleWithFixedDelay(this::roundSafely, 0, PERIOD_MILLIS, TimeUnit.MILLISECONDS);
    }

    void end() {
        stopped.set(true);
    }

    /**
     * There may be something to claim: look soon. With many tasks a round takes its time, and each that starts asks for one:
     * rounds rest for as long as the last one took, and no longer than until the next regular one.
     */
    public void wake() {
        if (!stopped.get() && asked.compareAndSet(false, true)) {
            try {
                executor.schedule(this::askedRound, roundNanos, TimeUnit.NANOSECONDS);
            } catch (RejectedExecutionException shutdown) {
                asked.set(false);
                throw shutdown;
            }
        }
    }

    /**
     * Only the round that was asked for answers what was asked: if the regular ones did too, then whoever asks meanwhile would
     * have one more wait behind each of them, until all threads do.
     */
    private synchronized void askedRound() {
        asked.set(false);
        roundSafely();
    }

    /** On another node something was committed. */
    void heard(@Observes Nudge nudge) {
        signal.heard();
        wake();
    }

    /** One round of claiming and starting; returns how many were started. */
    public synchronized int round() {
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
        } catch (RuntimeException | LinkageError | OutOfMemoryError e) {
            trouble.met(e);
        }
    }
}
