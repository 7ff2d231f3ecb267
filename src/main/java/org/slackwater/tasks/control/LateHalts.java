package org.slackwater.tasks.control;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.slackwater.tasks.entity.Allocation;

/**
 * Runs that came to a halt when nobody waited for them any more. If a turn-round saved them from being revoked, their
 * tasks would otherwise belong for ever to runs that are over. Kept until the database has taken the message.
 */
@ApplicationScoped
class LateHalts {
    private final Queue<Allocation> waiting = new ConcurrentLinkedQueue<>();

    @Inject
    Tasks tasks;

    @Inject
    RunningTasks running;

    /** Called from any thread. */
    void halted(Allocation allocation) {
        waiting.add(allocation);
    }

    /** Gives back what is waiting, by one thread at a time. */
    void giveBack() {
        for (Allocation next = waiting.peek(); next != null; next = waiting.peek()) {
            tasks.endOrRelease(List.of(next.id()), "its last run was halted");
            running.ended(next);
            waiting.remove();
        }
    }
}
