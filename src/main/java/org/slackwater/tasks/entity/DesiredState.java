package org.slackwater.tasks.entity;

/** What the user wants of a task; it outlives upgrade mode, failover and crashes. */
public enum DesiredState {
    STARTED,
    STOPPED
}
