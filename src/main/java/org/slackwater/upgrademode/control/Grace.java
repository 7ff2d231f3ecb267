package org.slackwater.upgrademode.control;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.concurrent.TimeUnit;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * How long tasks may take to halt by themselves before they are fenced. A caller with little time shortens it, so that
 * the fence still falls within the caller's timeout. Measured by the process's own monotonic clock.
 */
@ApplicationScoped
class Grace {
    @Inject
    @ConfigProperty(name = "slackwater.upgrade-mode.halt-grace-ms", defaultValue = "10000")
    long graceMillis;

    private long version;
    private long begin = System.nanoTime();
    private long end = begin;

    /**
     * A turn begins, or one more caller waits for it: the sooner end counts.
     *
     * @param turnVersion the turn
     * @param timeoutMillis how long the caller waits; at most half of it is left to the tasks
     */
    synchronized void grant(long turnVersion, long timeoutMillis) {
        long now = System.nanoTime();
        long asked = now + TimeUnit.MILLISECONDS.toNanos(Math.min(graceMillis, timeoutMillis / 2));
        if (turnVersion != version) {
            begin = now;
            end = asked;
        } else if (asked - end < 0) {
            end = asked;
        }
        version = turnVersion;
    }

    /** Half of it is what those may take who are halted first, so that the others have the rest for certain. */
    synchronized boolean halfOver() {
        return System.nanoTime() - begin >= (end - begin) / 2;
    }

    synchronized boolean over() {
        return System.nanoTime() - end >= 0;
    }
}
