package org.slackwater.jobs.control;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.slackwater.http.entity.ApiException;
import org.slackwater.http.entity.TimeValue;
import org.slackwater.tasks.control.Nodes;
import org.slackwater.tasks.control.RunningTasks;
import org.slackwater.tasks.control.TaskLoop;
import org.slackwater.tasks.control.TaskSignal;
import org.slackwater.tasks.control.Tasks;
import org.slackwater.tasks.entity.Task;
import org.slackwater.tasks.entity.TaskId;
import org.slackwater.tasks.entity.TaskKind;
import org.slackwater.tasks.entity.TaskState;
import org.slackwater.upgrademode.control.UpgradeGate;

/** Opens and closes jobs: changes what is desired, and waits until it is so. */
@ApplicationScoped
public class JobLifecycle {
    private static final Logger LOG = Logger.getLogger(JobLifecycle.class.getName());

    @Inject
    UpgradeGate gate;

    @Inject
    JobTasks jobTasks;

    @Inject
    Tasks tasks;

    @Inject
    TaskLoop loop;

    @Inject
    TaskSignal signal;

    @Inject
    RunningTasks running;

    @Inject
    Nodes nodes;

    static TaskId task(String jobId) {
        return new TaskId(TaskKind.JOB, jobId);
    }

    /** Opens a closed job; returns the node that runs it, once it does. */
    public String open(String jobId, TimeValue timeout) throws InterruptedException {
        jobTasks.create(jobId);
        LOG.log(Level.INFO, "opening job: job={0}", jobId);
        loop.wake();
        signal.changed();
        TaskId id = task(jobId);
        boolean decided = signal.await(() -> isDecided(id), timeout.millis());
        if (!decided) {
            throw ApiException.timeout("Opening job [" + jobId + "] timed out after [" + timeout.text() + "]");
        }
        Optional<String> failure = tasks.find(id).map(Task::failure);
        if (failure.isPresent()) {
            throw ApiException.conflict("Could not open job [" + jobId + "]: " + failure.get());
        }
        return tasks.find(id).map(Task::node).map(nodes::idOf).orElse("");
    }

    /**
     * Also when upgrade mode came in between: the task is made and stays, so that it is no refusal; it runs when upgrade
     * mode ends, and no node is named until then.
     */
    private boolean isDecided(TaskId id) {
        return gate.isShut()
                || tasks.find(id)
                        .map(task -> task.state() != TaskState.STARTING)
                        .orElse(true);
    }

    /** Closes jobs, each of which may be closed already, after what feeds them; waits until they are. */
    public void close(List<String> jobIds, boolean force, TimeValue timeout) throws InterruptedException {
        long end = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(Math.min(timeout.millis(), 1L << 40));
        List<TaskId> ending = force ? jobTasks.remove(jobIds) : jobTasks.desireStop(jobIds);
        if (!ending.isEmpty()) {
            LOG.log(Level.INFO, "closing jobs: {0} force={1}", new Object[] {ending, force});
        }
        for (TaskKind kind : new TaskKind[] {TaskKind.DATAFEED, TaskKind.JOB}) {
            List<TaskId> ofKind =
                    ending.stream().filter(id -> id.kind() == kind).toList();
            ofKind.forEach(force ? running::cut : running::stop);
            signal.changed();
            awaitGone(ofKind, timeout, end);
        }
    }

    private void awaitGone(List<TaskId> ended, TimeValue timeout, long end) throws InterruptedException {
        for (TaskId task : ended) {
            long left = timeout.millis() < 0 ? -1 : Math.max(0, (end - System.nanoTime()) / 1_000_000);
            if (!signal.await(() -> isGoneOrFailed(task), left)) {
                throw ApiException.timeout("[" + task.target() + "] did not end within [" + timeout.text()
                        + "]; its end is still desired");
            }
            if (tasks.find(task).isPresent()) {
                throw ApiException.conflict("[" + task.target()
                        + "] has failed while it was to end; the log says why. Use force to end it all the same");
            }
        }
    }

    private boolean isGoneOrFailed(TaskId id) {
        return tasks.find(id).map(task -> task.state() == TaskState.FAILED).orElse(true);
    }
}
