package org.slackwater.tasks.control;

import org.slackwater.tasks.entity.Allocation;

/** The allocation no longer stands: somebody else may run the task now, and the write must not happen. */
public class FencedException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    FencedException(Allocation allocation) {
        super("task=" + allocation.task() + " allocation=" + allocation.id() + " has been revoked");
    }
}
