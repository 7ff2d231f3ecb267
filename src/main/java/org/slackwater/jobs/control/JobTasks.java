package org.slackwater.jobs.control;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.stream.Stream;
import org.slackwater.http.entity.ApiException;
import org.slackwater.tasks.control.Tasks;
import org.slackwater.tasks.entity.Task;
import org.slackwater.tasks.entity.TaskId;
import org.slackwater.tasks.entity.TaskKind;
import org.slackwater.upgrademode.control.UpgradeGate;

/** What users change of the tasks of jobs, each a short transaction that has passed the gate. */
@ApplicationScoped
class JobTasks {
    @Inject
    UpgradeGate gate;

    @Inject
    Jobs jobs;

    @Inject
    Tasks tasks;

    /** @throws ApiException 404 without such a job, 409 when it is not closed */
    @Transactional
    public void create(String jobId) {
        gate.pass();
        jobs.require(jobId);
        TaskId id = JobLifecycle.task(jobId);
        if (tasks.lock(id).isPresent()) {
            throw ApiException.conflict("Cannot open job [" + jobId + "] because it has already been opened");
        }
        tasks.create(id, null, "{}");
    }

    /**
     * All at once, so that upgrade mode finds either none of it or all.
     *
     * @return the tasks whose end is now desired: what feeds the jobs, and then the jobs
     */
    @Transactional
    public List<TaskId> desireStop(List<String> jobIds) {
        gate.pass();
        return ending(jobIds).filter(this::markEnding).toList();
    }

    /** As {@link #desireStop}, but the tasks are gone at once. */
    @Transactional
    public List<TaskId> remove(List<String> jobIds) {
        gate.pass();
        List<TaskId> removed = ending(jobIds).toList();
        removed.forEach(tasks::remove);
        return removed;
    }

    private Stream<TaskId> ending(List<String> jobIds) {
        List<TaskId> jobTasks = jobIds.stream().map(JobLifecycle::task).toList();
        List<TaskId> feeders =
                jobTasks.stream().flatMap(job -> tasks.dependents(job).stream()).toList();
        return Stream.concat(feeders.stream(), jobTasks.stream());
    }

    private boolean markEnding(TaskId id) {
        if (id.kind() == TaskKind.JOB && tasks.lock(id).filter(Task::hasFailed).isPresent()) {
            throw ApiException.conflict("Cannot end [" + id.target() + "] because it has failed, use force");
        }
        return tasks.desireStop(id);
    }
}
