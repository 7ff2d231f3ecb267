package org.slackwater.jobs.control;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.slackwater.http.entity.ApiException;
import org.slackwater.http.entity.TimeValue;
import org.slackwater.tasks.control.TaskSignal;
import org.slackwater.tasks.control.Tasks;
import org.slackwater.tasks.entity.Task;
import org.slackwater.tasks.entity.TaskId;
import org.slackwater.tasks.entity.TaskState;
import org.slackwater.upgrademode.control.UpgradeGate;

/** Waits until tasks are as somebody asked for. */
@ApplicationScoped
public class TaskWait {
    @Inject
    UpgradeGate gate;

    @Inject
    Tasks tasks;

    @Inject
    TaskSignal signal;

    /** When a wait that begins now has to end, by {@link System#nanoTime}. */
    public static long end(TimeValue timeout) {
        return System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(Math.min(timeout.millis(), 1L << 40));
    }

    /**
     * Whether a new task runs, or will not. Also when upgrade mode came in between: the task is made and stays, so that it
     * is no refusal; it runs when upgrade mode ends.
     */
    public boolean awaitDecided(TaskId id, TimeValue timeout) throws InterruptedException {
        return signal.await(() -> gate.isShut() || isDecided(id), timeout.millis());
    }

    private boolean isDecided(TaskId id) {
        return tasks.find(id).map(task -> task.state() != TaskState.STARTING).orElse(true);
    }

    /**
     * Returns when the tasks, whose end is desired, are gone.
     *
     * @param end of the wait, which belongs to the timeout
     * @throws ApiException 408 when the time is over, 409 when one failed instead
     */
    public void awaitGone(List<TaskId> ending, TimeValue timeout, long end) throws InterruptedException {
        for (TaskId task : ending) {
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
        return tasks.find(id).map(Task::hasFailed).orElse(true);
    }
}
