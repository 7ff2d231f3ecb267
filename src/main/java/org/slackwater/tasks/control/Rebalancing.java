package org.slackwater.tasks.control;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.slackwater.tasks.control.RunningTasks.Run;
import org.slackwater.tasks.entity.TaskId;
import org.slackwater.tasks.entity.TaskKind;

/** Hands jobs over to nodes that have fewer, such as one that was restarted: a few at a time, and only when it matters. */
@ApplicationScoped
class Rebalancing {
    private static final Logger LOG = Logger.getLogger(Rebalancing.class.getName());
    private static final long EVERY_NANOS = TimeUnit.SECONDS.toNanos(5);
    private static final int AT_ONCE = 50;

    /** As a part of what the node has: less is not worth the interruption. */
    private static final double WORTH_IT = 0.1;

    @Inject
    JobShare share;

    @Inject
    Tasks tasks;

    @Inject
    RunningTasks running;

    @Inject
    Halting halting;

    @Inject
    Lease lease;

    private long next = System.nanoTime() + EVERY_NANOS;

    /** Called between claims, by one thread at a time. */
    void handOver() {
        if (System.nanoTime() - next < 0 || !lease.mayJudge()) {
            return;
        }
        next = System.nanoTime() + EVERY_NANOS;
        List<Run> jobs = running.ofKind(TaskKind.JOB);
        long surplus = jobs.isEmpty() ? 0 : share.surplus();
        if (surplus > Math.max(1, jobs.size() * WORTH_IT)) {
            List<Run> leaving = jobs.subList(0, (int) Math.min(jobs.size(), Math.min(surplus, AT_ONCE)));
            LOG.log(Level.INFO, "handing jobs over to other nodes: jobs={0} of={1}", new Object[] {
                leaving.size(), jobs.size()
            });
            halting.handOver(withWhatFeedsThem(leaving));
        }
    }

    private List<Run> withWhatFeedsThem(List<Run> jobs) {
        List<Run> all = new ArrayList<>(jobs);
        for (Run job : jobs) {
            for (TaskId feeder : tasks.dependents(job.allocation().task())) {
                running.find(feeder).ifPresent(all::add);
            }
        }
        return all;
    }
}
