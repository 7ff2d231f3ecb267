package org.slackwater.tasks.control;

import org.slackwater.tasks.entity.Allocation;
import org.slackwater.tasks.entity.TaskKind;

/** Runs tasks of one kind; jobs and datafeeds each register one. */
public interface TaskHost {
    TaskKind kind();

    /**
     * Begins to run a task on this node, without blocking.
     *
     * @param params what the task was started with
     */
    RunningTask start(Allocation allocation, String params);
}
