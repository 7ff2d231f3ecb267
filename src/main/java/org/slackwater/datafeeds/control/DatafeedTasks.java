package org.slackwater.datafeeds.control;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.slackwater.http.control.Bodies;
import org.slackwater.http.entity.ApiException;
import org.slackwater.tasks.control.Tasks;
import org.slackwater.tasks.entity.Task;
import org.slackwater.tasks.entity.TaskId;
import org.slackwater.tasks.entity.TaskKind;
import org.slackwater.upgrademode.control.UpgradeGate;

/** What users change of the tasks of datafeeds, each a short transaction that has passed the gate. */
@ApplicationScoped
class DatafeedTasks {
    @Inject
    UpgradeGate gate;

    @Inject
    Tasks tasks;

    @Inject
    Bodies json;

    /** @throws ApiException 409 when it is started already, or its job is not open */
    @Transactional
    public void checkStartable(DatafeedDefinition feed) {
        if (tasks.find(DatafeedLifecycle.task(feed.datafeedId()))
                .filter(task -> !task.hasFailed())
                .isPresent()) {
            throw ApiException.conflict(
                    "cannot start datafeed [" + feed.datafeedId() + "], it has already been started");
        }
        Optional<Task> job = tasks.find(new TaskId(TaskKind.JOB, feed.jobId()));
        if (job.isEmpty() || job.get().stopDesired() || job.get().hasFailed()) {
            throw ApiException.conflict(
                    "cannot start datafeed [" + feed.datafeedId() + "] because job [" + feed.jobId() + "] is not open");
        }
    }

    @Transactional
    public void create(DatafeedDefinition feed, DatafeedParams params) {
        gate.pass();
        checkStartable(feed);
        TaskId id = DatafeedLifecycle.task(feed.datafeedId());
        // It is shown as stopped, and starts like it.
        tasks.removeFailed(id);
        tasks.create(id, new TaskId(TaskKind.JOB, feed.jobId()), json.write(params));
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
