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
import org.slackwater.storage.control.StorageLevel;
import org.slackwater.tasks.control.Halting;
import org.slackwater.tasks.control.Nudge;
import org.slackwater.tasks.control.TaskLifecycle;
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
    private static final long LOOK_EVERY_MILLIS = 500;

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
    Halting halting;

    @Inject
    TaskSignal signal;

    @Inject
    TaskLifecycle tasks;

    @Inject
    StorageLevel storage;

    private final Trouble trouble = new Trouble(LOG, "upgrade mode cannot go on");
    private final AtomicBoolean driving = new AtomicBoolean();
    private final AtomicBoolean retired = new AtomicBoolean();

    /** After a restart the phase stands, and what was under way goes on. */
    void begin(@Observes @Priority(30) @Initialized(ApplicationScoped.class) Object event) {
        LOG.log(Level.INFO, "upgrade mode: phase={0}", setting.current().phase());
        executor.scheduleWithFixedDelay(this::look, 0, LOOK_EVERY_MILLIS, TimeUnit.MILLISECONDS);
    }

    /** Another node may have set out. */
    void heard(@Observes Nudge nudge) {
        look();
    }

    /** Whichever node was asked, every node takes part. */
    private void look() {
        try {
            boolean underWay = setting.current().phase().underWay();
            if (storage.outdated()) {
                retire();
            } else if (underWay && !driving.get()) {
                drive();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (RuntimeException e) {
            LOG.log(Level.FINE, "the phase cannot be read now; trying again", e);
        }
    }

    /** Others need not wait for a node that internal storage has left behind. */
    private void retire() throws InterruptedException {
        if (!retired.getAndSet(true)) {
            tasks.end();
        }
    }

    /** Sees to it that the phase under way comes to its end; returns at once. */
    void drive() {
        if (driving.compareAndSet(false, true)) {
            executor.submit(this::run);
        }
    }

    private void run() {
        boolean arrived = false;
        try {
            followPhases();
            trouble.over();
            arrived = true;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (RuntimeException e) {
            trouble.met(e);
        }
        driving.set(false);
        signal.changed();
        if (arrived) {
            // Whoever turned it round since the last look at the phase was told that it is being driven.
            look();
        }
    }

    /** Follows the phases until none is under way; a turn-round in between just changes the direction. */
    private void followPhases() throws InterruptedException {
        Turn turn = setting.current();
        while (turn.phase().underWay() && !storage.outdated()) {
            grace.see(turn);
            if (turn.phase() == Phase.DRAINING) {
                drain.run(turn);
            } else {
                resume.run(turn);
            }
            signal.changed();
            turn = setting.current();
        }
        if (turn.phase() == Phase.ENABLED) {
            halting.cutAll();
        }
    }
}
