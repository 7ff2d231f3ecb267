package org.slackwater.tasks.entity;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.NamedQuery;
import jakarta.persistence.Table;
import org.jspecify.annotations.Nullable;

/** Something that a node does behind the caller's back, once. */
@Entity
@Table(name = "background_task")
@NamedQuery(
        name = "BackgroundTask.end",
        query = "update BackgroundTask t set t.endedAt = :now, t.errorType = :type, t.errorReason = :reason "
                + "where t.number = :number and t.endedAt is null")
@NamedQuery(
        name = "BackgroundTask.running",
        query = "select t from BackgroundTask t where t.endedAt is null order by t.number")
@NamedQuery(name = "BackgroundTask.forget", query = "delete from BackgroundTask t where t.startedAt < :before")
public class BackgroundTask {
    @Id
    @Column(name = "task_number")
    private long number;

    @Column(name = "node_id")
    private String nodeId = "";

    private String incarnation = "";

    private String action = "";

    private String description = "";

    @Column(name = "started_at")
    private long startedAt;

    @Column(name = "ended_at")
    private @Nullable Long endedAt;

    @Column(name = "error_type")
    private @Nullable String errorType;

    @Column(name = "error_reason")
    private @Nullable String errorReason;

    protected BackgroundTask() {}

    /** @param incarnation of the process that does it */
    public BackgroundTask(
            long number, String nodeId, String incarnation, String action, String description, long startedAt) {
        this.number = number;
        this.nodeId = nodeId;
        this.incarnation = incarnation;
        this.action = action;
        this.description = description;
        this.startedAt = startedAt;
    }

    public long number() {
        return number;
    }

    public String nodeId() {
        return nodeId;
    }

    public String incarnation() {
        return incarnation;
    }

    /** Its name in task lists. */
    public String action() {
        return action;
    }

    public String description() {
        return description;
    }

    public long startedAt() {
        return startedAt;
    }

    public @Nullable Long endedAt() {
        return endedAt;
    }

    /** Null when it has not failed. */
    public @Nullable String errorType() {
        return errorType;
    }

    public @Nullable String errorReason() {
        return errorReason;
    }
}
