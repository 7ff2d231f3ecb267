package org.slackwater.jobs.control;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.util.Optional;
import org.slackwater.http.entity.ApiException;
import org.slackwater.tasks.control.Tasks;
import org.slackwater.tasks.entity.Task;
import org.slackwater.tasks.entity.TaskId;
import org.slackwater.tasks.entity.TaskState;
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

    /** Returns whether there was a task, the end of which is now desired. */
    @Transactional
    public boolean desireStop(TaskId id) {
        gate.pass();
        Optional<Task> task = tasks.lock(id);
        if (task.map(Task::state).filter(TaskState.FAILED::equals).isPresent()) {
            throw ApiException.conflict("Cannot end [" + id.target() + "] because it has failed, use force");
        }
        task.ifPresent(Task::desireStop);
        return task.isPresent();
    }

    @Transactional
    public void remove(TaskId id) {
        gate.pass();
        tasks.remove(id);
    }
}
