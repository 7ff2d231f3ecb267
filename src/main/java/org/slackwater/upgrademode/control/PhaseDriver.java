package org.slackwater.upgrademode.control;

import jakarta.annotation.Priority;
import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedScheduledExecutorDefinition;
import jakarta.enterprise.concurrent.ManagedScheduledExecutorService;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.slackwater.tasks.control.TaskSignal;
import org.slackwater.tasks.control.Trouble;
import org.slackwater.upgrademode.control.Setting.Turn;
import org.slackwater.upgrademode.entity.Phase;

/**
 * Brings a phase that is under way to its end, whoever asked and whether or not anyone still waits: after a timeout, an
 * outage of the database, or a restart in the middle.
 */
@ManagedScheduledExecutorDefinition(name = "java:app/concurrent/upgrade-mode", maxAsync = 2)
@ApplicationScoped
public class PhaseDriver {
    private static final Logger LOG = Logger.getLogger(PhaseDriver.class.getName());
    private static final long RETRY_MILLIS = 500;

    @Resource(lookup = "java:app/concurrent/upgrade-mode")
    ManagedScheduledExecutorService executor;

    @Inject
    Setting setting;

    @Inject
    Drain drain;

    @Inject
    Resume resume;

    @Inject
    Grace grace;

    @Inject
    TaskSignal signal;

    private final Trouble trouble = new Trouble(LOG, "upgrade mode cannot go on");
    private final AtomicBoolean driving = new AtomicBoolean();

    /** After a restart the phase stands, and what was under way goes on. */
    void recover(@Observes @Priority(30) @Initialized(ApplicationScoped.class) Object event) {
        Turn turn = setting.current();
        LOG.log(Level.INFO, "upgrade mode: phase={0}", turn.phase());
        if (turn.phase().underWay()) {
            grace.grant(turn.version(), Long.MAX_VALUE);
            drive();
        }
    }

    /** Sees to it that the phase under way comes to its end; returns at once. */
    void drive() {
        if (driving.compareAndSet(false, true)) {
            executor.submit(this::run);
        }
    }

    private void run() {
        try {
            followPhases();
            trouble.over();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (RuntimeException e) {
            trouble.met(e);
        }
        driving.set(false);
        signal.changed();
        driveAgainIfNeeded();
    }

    /** Whoever set off while the last way was just ending found it taken; and a way that failed must be gone again. */
    private void driveAgainIfNeeded() {
        if (Thread.currentThread().isInterrupted()) {
            return;
        }
        boolean needed = true;
        try {
            needed = setting.current().phase().underWay();
        } catch (RuntimeException e) {
            LOG.log(Level.FINE, "the phase cannot be read now", e);
        }
        if (needed) {
            executor.schedule(this::drive, RETRY_MILLIS, TimeUnit.MILLISECONDS);
        }
    }

    /** Follows the phases until none is under way; a turn-round in between just changes the direction. */
    private void followPhases() throws InterruptedException {
        Turn turn = setting.current();
        while (turn.phase().underWay()) {
            if (turn.phase() == Phase.DRAINING) {
                drain.run(turn);
            } else {
                resume.run(turn);
            }
            turn = setting.current();
        }
    }
}
