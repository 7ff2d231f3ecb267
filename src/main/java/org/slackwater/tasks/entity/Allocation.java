package org.slackwater.tasks.entity;

/** The right to write for a task: valid as long as the task's row holds the same id. */
public record Allocation(TaskId task, long id) {}
