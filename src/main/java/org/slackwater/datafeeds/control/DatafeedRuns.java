package org.slackwater.datafeeds.control;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import org.slackwater.tasks.control.RunningTasks;
import org.slackwater.tasks.control.TaskLoop;
import org.slackwater.tasks.control.TaskSignal;

/** Hears what becomes of the runs of datafeeds on this node. Called from any thread. */
@ApplicationScoped
class DatafeedRuns {
    @Inject
    RunningTasks tasks;

    @Inject
    TaskLoop loop;

    @Inject
    TaskSignal signal;

    /** Something that others wait for is committed. */
    void begun() {
        signal.changed();
    }

    /** Its task is over; the job may be to close now. */
    void ended(DatafeedProcess run) {
        tasks.ended(run.allocation());
        signal.changed();
        loop.wake();
    }

    void broke(DatafeedProcess run, Throwable cause) {
        tasks.broke(run.allocation(), cause);
    }
}
