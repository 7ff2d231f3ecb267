package org.slackwater.tasks.control;

import org.slackwater.storage.Beans;

/** What a process does when it begins, for tests of those who run tasks. */
public final class Processes {
    private Processes() {}

    /** Enters a process into the database, and frees the tasks of the one before of the same name. */
    public static void enter(Beans process) {
        process.get(NodeRegistry.class).register();
    }

    /** Takes a task away from whoever runs it. */
    public static void fence(Beans process, org.slackwater.tasks.entity.TaskId task) {
        process.get(Revocation.class).revoke(task, () -> true, "fenced");
    }
}
