package org.slackwater.tasks.entity;

/** How far a task has come. */
public enum TaskState {
    STARTING,
    STARTED,
    FAILED
}
