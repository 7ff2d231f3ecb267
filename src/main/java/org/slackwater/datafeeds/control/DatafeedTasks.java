package org.slackwater.datafeeds.control;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.slackwater.http.control.Bodies;
import org.slackwater.http.entity.ApiException;
import org.slackwater.tasks.control.Tasks;
import org.slackwater.tasks.entity.TaskId;
import org.slackwater.tasks.entity.TaskKind;
import org.slackwater.upgrademode.control.UpgradeGate;

/** What users change of the tasks of datafeeds, each a short transaction that has passed the gate. */
@ApplicationScoped
class DatafeedTasks {
    @Inject
    UpgradeGate gate;

    @Inject
    Datafeeds datafeeds;

    @Inject
    Tasks tasks;

    @Inject
    Bodies json;

    /**
     * Returns the task of its job.
     *
     * @throws ApiException 404 when there is no such datafeed, 409 when it is started already, or its job is not open
     */
    @Transactional
    public TaskId checkStartable(String datafeedId) {
        TaskId job = new TaskId(TaskKind.JOB, datafeeds.get(datafeedId).jobId());
        if (tasks.find(DatafeedLifecycle.task(datafeedId))
                .filter(task -> !task.hasFailed())
                .isPresent()) {
            throw ApiException.conflict("cannot start datafeed [" + datafeedId + "], it has already been started");
        }
        if (tasks.find(job)
                .filter(task -> !task.stopDesired() && !task.hasFailed())
                .isEmpty()) {
            throw ApiException.conflict(
                    "cannot start datafeed [" + datafeedId + "] because job [" + job.target() + "] is not open");
        }
        return job;
    }

    /** Looks again at what was found: while the source was looked at, the datafeed may have been removed. */
    @Transactional
    public void create(String datafeedId, DatafeedParams params) {
        gate.pass();
        TaskId job = checkStartable(datafeedId);
        TaskId id = DatafeedLifecycle.task(datafeedId);
        // It is shown as stopped, and starts like it.
        tasks.removeFailed(id);
        tasks.create(id, job, json.write(params));
    }

    /** What a task was made with. */
    DatafeedParams params(String text) {
        return json.read(
                new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)),
                DatafeedParams.class,
                "datafeed_params");
    }

    /** All at once, so that upgrade mode finds either none of it or all. */
    @Transactional
    public void desireStop(List<TaskId> ids) {
        gate.pass();
        ids.forEach(tasks::desireStop);
    }

    @Transactional
    public void remove(List<TaskId> ids) {
        gate.pass();
        ids.forEach(tasks::remove);
    }
}
