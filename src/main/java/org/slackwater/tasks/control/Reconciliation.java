package org.slackwater.tasks.control;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.slackwater.tasks.control.RunningTasks.Run;
import org.slackwater.tasks.entity.Allocation;

/**
 * Makes what runs on this node and what the database says that it runs the same. They part when the node was believed dead,
 * when somebody ended a task by force on another node, or when the answer to a commit was lost.
 */
@ApplicationScoped
class Reconciliation {
    private static final Logger LOG = Logger.getLogger(Reconciliation.class.getName());

    @Inject
    RunningTasks running;

    @Inject
    Tasks tasks;

    @Inject
    Halting halting;

    /** Held by the database's word, and not run, when this was last looked at: a run may just be ending. */
    private Set<Allocation> idle = Set.of();

    /** Called between claims, by one thread at a time. */
    void compare() {
        List<Run> local = running.all();
        long ids = local.stream().mapToLong(run -> run.allocation().id()).sum();
        if (tasks.heldChecksum().equals(new Tasks.Checksum(local.size(), ids))) {
            idle = Set.of();
        } else {
            settle(local);
        }
        handOverMisplaced();
    }

    private void settle(List<Run> local) {
        Set<Allocation> held = tasks.held();
        for (Run run : local) {
            if (!held.remove(run.allocation())) {
                LOG.log(Level.FINE, "dropping a run whose allocation is gone: {0}", run.allocation());
                running.cut(run.allocation());
            }
        }
        List<Allocation> orphans = new ArrayList<>(held);
        orphans.retainAll(idle);
        idle = held;
        if (!orphans.isEmpty()) {
            LOG.log(Level.WARNING, "tasks of this node that nothing runs are given back: {0}", orphans);
            tasks.endOrRelease(orphans.stream().map(Allocation::id).toList(), "its run was lost");
        }
    }

    /** A datafeed runs where its job does: when that was taken over by another node, it follows. */
    private void handOverMisplaced() {
        halting.handOver(tasks.misplaced().stream()
                .flatMap(id -> running.find(id).stream())
                .toList());
    }
}
