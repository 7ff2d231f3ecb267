package org.slackwater.jobs.control;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Optional;
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

/** Opens and closes jobs: changes what is desired, and waits until it is so. */
@ApplicationScoped
public class JobLifecycle {
    private static final Logger LOG = Logger.getLogger(JobLifecycle.class.getName());

    @Inject
    JobTasks jobTasks;

    @Inject
    Tasks tasks;

    @Inject
    TaskLoop loop;

    @Inject
    TaskSignal signal;

    @Inject
    TaskWait wait;

    @Inject
    RunningTasks running;

    @Inject
    Nodes nodes;

    static TaskId task(String jobId) {
        return new TaskId(TaskKind.JOB, jobId);
    }

    /** Opens a closed job; returns the node that runs it, once it does; none if upgrade mode came in between. */
    public String open(String jobId, TimeValue timeout) throws InterruptedException {
        jobTasks.create(jobId);
        LOG.log(Level.INFO, "opening job: job={0}", jobId);
        loop.wake();
        signal.changed();
        TaskId id = task(jobId);
        if (!wait.awaitDecided(id, timeout)) {
            throw ApiException.timeout("Opening job [" + jobId + "] timed out after [" + timeout.text() + "]");
        }
        Optional<String> failure = tasks.find(id).map(Task::failure);
        if (failure.isPresent()) {
            throw ApiException.conflict("Could not open job [" + jobId + "]: " + failure.get());
        }
        return tasks.find(id).map(Task::node).map(nodes::idOf).orElse("");
    }

    /** Closes jobs, each of which may be closed already, after what feeds them; waits until they are. */
    public void close(List<String> jobIds, boolean force, TimeValue timeout) throws InterruptedException {
        long end = TaskWait.end(timeout);
        List<TaskId> ending = force ? jobTasks.remove(jobIds) : jobTasks.desireStop(jobIds);
        if (!ending.isEmpty()) {
            LOG.log(Level.INFO, "closing jobs: {0} force={1}", new Object[] {ending, force});
        }
        for (TaskKind kind : new TaskKind[] {TaskKind.DATAFEED, TaskKind.JOB}) {
            List<TaskId> ofKind =
                    ending.stream().filter(id -> id.kind() == kind).toList();
            ofKind.forEach(force ? running::cut : running::stop);
            signal.changed();
            wait.awaitGone(ofKind, timeout, end);
        }
    }
}
