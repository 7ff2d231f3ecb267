package org.slackwater.datafeeds.control;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.jspecify.annotations.Nullable;
import org.slackwater.http.entity.ApiException;
import org.slackwater.http.entity.TimeValue;
import org.slackwater.jobs.control.JobLifecycle;
import org.slackwater.jobs.control.TaskWait;
import org.slackwater.tasks.control.Nodes;
import org.slackwater.tasks.control.RunningTasks;
import org.slackwater.tasks.control.TaskLoop;
import org.slackwater.tasks.control.TaskSignal;
import org.slackwater.tasks.control.Tasks;
import org.slackwater.tasks.entity.Task;
import org.slackwater.tasks.entity.TaskId;
import org.slackwater.tasks.entity.TaskKind;

/** Starts and stops datafeeds: changes what is desired, and waits until it is so. */
@ApplicationScoped
public class DatafeedLifecycle {
    private static final Logger LOG = Logger.getLogger(DatafeedLifecycle.class.getName());

    @Inject
    DatafeedDefinitions datafeeds;

    @Inject
    DatafeedTasks datafeedTasks;

    @Inject
    DatafeedSources sources;

    @Inject
    JobLifecycle jobs;

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

    static TaskId task(String datafeedId) {
        return new TaskId(TaskKind.DATAFEED, datafeedId);
    }

    /** Starts a stopped datafeed of an open job, after a look at what it is to read; returns the node that runs it. */
    public String start(String datafeedId, DatafeedParams params, TimeValue timeout) throws InterruptedException {
        Long start = params.start();
        Long end = params.end();
        if (start != null && end != null && start >= end) {
            throw ApiException.illegalArgument(
                    "[start] must be earlier than [end] for datafeed [" + datafeedId + "]: " + start + " and " + end);
        }
        DatafeedDefinition definition = datafeeds.of(datafeedId);
        datafeedTasks.checkStartable(datafeedId);
        sources.verify(definition);
        datafeedTasks.create(datafeedId, params);
        LOG.log(Level.INFO, "starting datafeed: datafeed={0} start={1} end={2}", new Object[] {
            datafeedId, shown(start), shown(end)
        });
        loop.wake();
        signal.changed();
        TaskId id = task(datafeedId);
        if (!wait.awaitDecided(id, timeout)) {
            throw ApiException.timeout("Starting datafeed [" + datafeedId + "] timed out after [" + timeout.text()
                    + "]; it is still to start");
        }
        return tasks.find(id).map(Task::node).map(nodes::idOf).orElse("");
    }

    private static String shown(@Nullable Long time) {
        return time == null ? "none" : Instant.ofEpochMilli(time).toString();
    }

    /** Stops datafeeds, each of which may be stopped already, and waits until they are. */
    public void stop(List<String> datafeedIds, boolean force, boolean closeJob, TimeValue timeout)
            throws InterruptedException {
        long end = TaskWait.end(timeout);
        List<TaskId> ending = datafeedIds.stream().map(DatafeedLifecycle::task).toList();
        if (force) {
            datafeedTasks.remove(ending);
        } else {
            datafeedTasks.desireStop(ending);
        }
        LOG.log(Level.INFO, "stopping datafeeds: {0} force={1}", new Object[] {datafeedIds, force});
        ending.forEach(force ? running::cut : running::stop);
        signal.changed();
        wait.awaitGone(ending, timeout, end);
        if (closeJob) {
            jobs.close(datafeedIds.stream().map(id -> datafeeds.of(id).jobId()).toList(), force, timeout);
        }
    }
}
