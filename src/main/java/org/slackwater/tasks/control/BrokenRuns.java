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

    private final Map<Allocation, String> waiting = new ConcurrentHashMap<>();

    @Inject
    Tasks tasks;

    void report(Allocation allocation, Throwable cause) {
        if (cause instanceof FencedException) {
            LOG.log(Level.INFO, "task fenced: {0}", cause.getMessage());
            return;
        }
        LOG.log(Level.WARNING, "task broke, to be tried again: task=" + allocation.task(), cause);
        waiting.put(allocation, String.valueOf(cause));
    }

    /** Gives back what is waiting. */
    void giveBack() {
        for (Map.Entry<Allocation, String> each : waiting.entrySet()) {
            tasks.giveUp(each.getKey(), each.getValue(), RETRIES);
            waiting.remove(each.getKey());
        }
    }
}
