package org.slackwater.tasks.control;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.slackwater.tasks.entity.Allocation;

/**
 * Runs that broke and must still give their tasks back. Kept until the database has taken the message: it may be the
 * database that broke them.
 */
@ApplicationScoped
class BrokenRuns {
    private static final Logger LOG = Logger.getLogger(BrokenRuns.class.getName());
    private static final int RETRIES = 3;

    private final Map<Allocation, Throwable> waiting = new ConcurrentHashMap<>();

    @Inject
    Tasks tasks;

    void report(Allocation allocation, Throwable cause) {
        if (cause instanceof FencedException) {
            LOG.log(Level.INFO, "task fenced: {0}", cause.getMessage());
            return;
        }
        waiting.put(allocation, cause);
    }

    /** Gives back what is waiting. Only now is it known whether a run broke, or lost what it ran for to whoever deleted it. */
    void giveBack() {
        waiting.forEach((allocation, cause) -> {
            if (tasks.giveUp(allocation, String.valueOf(cause), RETRIES)) {
                LOG.log(Level.WARNING, "task broke, to be tried again: task=" + allocation.task(), cause);
            } else {
                LOG.log(Level.INFO, "run ended after its task had gone: task={0} {1}", new Object[] {
                    allocation.task(), cause
                });
            }
            waiting.remove(allocation);
        });
    }
}
