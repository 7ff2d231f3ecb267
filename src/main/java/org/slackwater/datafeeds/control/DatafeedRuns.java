package org.slackwater.datafeeds.control;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.slackwater.tasks.control.RunningTasks;
import org.slackwater.tasks.control.TaskLoop;
import org.slackwater.tasks.control.TaskSignal;

/** The runs of datafeeds on this node. Called from any thread. */
@ApplicationScoped
class DatafeedRuns {
    private final Map<String, DatafeedProcess> runs = new ConcurrentHashMap<>();

    @Inject
    RunningTasks tasks;

    @Inject
    TaskLoop loop;

    @Inject
    TaskSignal signal;

    Optional<DatafeedProcess> find(String datafeedId) {
        return Optional.ofNullable(runs.get(datafeedId));
    }

    void entered(DatafeedProcess run) {
        runs.put(run.datafeedId(), run);
    }

    /** Its task is over; the job may be to close now. */
    void ended(DatafeedProcess run) {
        left(run);
        tasks.ended(run.allocation());
        signal.changed();
        loop.wake();
    }

    void broke(DatafeedProcess run, Throwable cause) {
        left(run);
        tasks.broke(run.allocation(), cause);
    }

    void left(DatafeedProcess run) {
        runs.remove(run.datafeedId(), run);
    }
}
