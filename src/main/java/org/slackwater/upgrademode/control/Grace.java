package org.slackwater.upgrademode.control;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.concurrent.TimeUnit;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.slackwater.upgrademode.control.Setting.Turn;

/**
 * How long tasks may take to halt by themselves before they are fenced. A caller with little time shortens it, so that
 * the fence still falls within the caller's timeout. Each node measures it by its own monotonic clock, from when it saw
 * the turn.
 */
@ApplicationScoped
class Grace {
    @Inject
    @ConfigProperty(name = "slackwater.upgrade-mode.halt-grace-ms", defaultValue = "10000")
    long graceMillis;

    private long version = -1;
    private long begin = System.nanoTime();
    private long length;

    /** At most half of a caller's time is left to the tasks. */
    long of(long timeoutMillis) {
        return Math.min(graceMillis, timeoutMillis / 2);
    }

    /** The turn is seen, perhaps not for the first time: one more caller may have shortened it meanwhile. */
    synchronized void see(Turn turn) {
        if (turn.version() != version) {
            version = turn.version();
            begin = System.nanoTime();
        }
        length = TimeUnit.MILLISECONDS.toNanos(turn.graceMillis());
    }

    /** Half of it is what those may take who are halted first, so that the others have the rest for certain. */
    synchronized boolean halfOver() {
        return System.nanoTime() - begin >= length / 2;
    }

    synchronized boolean over() {
        return System.nanoTime() - begin >= length;
    }
}
