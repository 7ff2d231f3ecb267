package org.slackwater.tasks.control;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.slackwater.tasks.control.TaskClaims.Claim;
import org.slackwater.tasks.entity.Allocation;
import org.slackwater.tasks.entity.TaskId;
import org.slackwater.tasks.entity.TaskKind;

/** What runs on this node. Called from any thread. */
@ApplicationScoped
public class RunningTasks {
    private static final Logger LOG = Logger.getLogger(RunningTasks.class.getName());

    /** One run of a task under one allocation. */
    record Run(Allocation allocation, RunningTask task) {}

    private final Map<TaskId, Run> runs = new ConcurrentHashMap<>();

    @Inject
    @Any
    Instance<TaskHost> hosts;

    @Inject
    BrokenRuns broken;

    /** A task that cannot even begin must not keep the others from beginning. */
    void start(Claim claim) {
        Allocation allocation = claim.allocation();
        LOG.log(Level.FINE, "starting task={0} allocation={1}", new Object[] {allocation.task(), allocation.id()});
        try {
            RunningTask task = host(allocation.task().kind()).start(allocation, claim.params());
            Run before = runs.put(allocation.task(), new Run(allocation, task));
            if (before != null) {
                before.task().cut();
            }
            if (claim.stopDesired()) {
                task.stop();
            }
        } catch (RuntimeException e) {
            broke(allocation, e);
        }
    }

    /** The run is over: its task ended, was released, or has been fenced. */
    public void ended(Allocation allocation) {
        forget(allocation);
    }

    /** The run broke; the task is given back so that another run may follow from what was persisted. */
    public void broke(Allocation allocation, Throwable cause) {
        forget(allocation);
        broken.report(allocation, cause);
    }

    /** Tells the run of a task, if it is here, that the task's end is desired. */
    public void stop(TaskId id) {
        Optional.ofNullable(runs.get(id)).ifPresent(run -> run.task().stop());
    }

    /** Drops the run of a task whose row was taken away by force. */
    public void cut(TaskId id) {
        Run run = runs.remove(id);
        if (run != null) {
            run.task().cut();
        }
    }

    /** Drops one run, if it is still the task's. */
    void cut(Allocation allocation) {
        Run run = runs.get(allocation.task());
        if (run != null && run.allocation().equals(allocation) && runs.remove(allocation.task(), run)) {
            run.task().cut();
        }
    }

    Optional<Run> find(TaskId id) {
        return Optional.ofNullable(runs.get(id));
    }

    List<Run> all() {
        return List.copyOf(runs.values());
    }

    List<Run> ofKind(TaskKind kind) {
        return runs.values().stream()
                .filter(run -> run.allocation().task().kind() == kind)
                .toList();
    }

    private void forget(Allocation allocation) {
        runs.computeIfPresent(allocation.task(), (id, run) -> run.allocation().equals(allocation) ? null : run);
    }

    private TaskHost host(TaskKind kind) {
        return hosts.stream()
                .filter(host -> host.kind() == kind)
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("nothing runs tasks of kind " + kind));
    }
}
