package org.slackwater.retention.control;

import jakarta.annotation.Priority;
import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedScheduledExecutorDefinition;
import jakarta.enterprise.concurrent.ManagedScheduledExecutorService;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.util.concurrent.TimeUnit;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.slackwater.tasks.control.Trouble;
import org.slackwater.upgrademode.control.UpgradeGate;

/**
 * Deletes expired data by night, on one node. Not while upgrade mode is on: then it waits for its end, and what it had begun
 * goes on the next night.
 */
@ManagedScheduledExecutorDefinition(name = "java:app/concurrent/nightly-deletion", maxAsync = 1)
@ApplicationScoped
class NightlyDeletion {
    private static final Logger LOG = Logger.getLogger(NightlyDeletion.class.getName());
    private static final long LOOK_EVERY_SECONDS = 60;
    private static final long MOST_MILLIS = TimeUnit.HOURS.toMillis(8);

    @Resource(lookup = "java:app/concurrent/nightly-deletion")
    ManagedScheduledExecutorService executor;

    @Inject
    UpgradeGate gate;

    @Inject
    Nights nights;

    @Inject
    ExpiredData expired;

    private final Trouble trouble = new Trouble(LOG, "expired data cannot be deleted");

    void begin(@Observes @Priority(40) @Initialized(ApplicationScoped.class) Object event) {
        executor.scheduleWithFixedDelay(this::look, LOOK_EVERY_SECONDS, LOOK_EVERY_SECONDS, TimeUnit.SECONDS);
    }

    /** Returns whether this node did it just now. */
    boolean look() {
        boolean done = false;
        try {
            if (!gate.isShut() && nights.due() && nights.take()) {
                expired.delete("_all", Pace.of(-1, MOST_MILLIS));
                LOG.log(Level.INFO, "expired data of all jobs deleted");
                done = true;
            }
            trouble.over();
        } catch (InterruptedException shutdown) {
            Thread.currentThread().interrupt();
        } catch (RuntimeException | LinkageError | OutOfMemoryError e) {
            // Whatever it is: a look that throws would be the last one.
            trouble.met(e);
        }
        return done;
    }
}
