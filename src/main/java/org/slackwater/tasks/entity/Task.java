package org.slackwater.tasks.entity;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.NamedQuery;
import jakarta.persistence.Table;
import org.jspecify.annotations.Nullable;

/** One open job or started datafeed, whoever runs it. */
@Entity
@Table(name = "task")
@NamedQuery(
        name = "Task.fence",
        query = "update Task t set t.writes = t.writes + 1 where t.taskId = :task and t.allocationId = :allocation")
@NamedQuery(
        name = "Task.claim",
        query = "update Task t set t.node = :node, t.assignedAt = :now, t.haltedFor = :nothing, "
                + "t.assignmentExplanation = '' "
                + "where t.taskId in :tasks and t.allocationId is null and t.state <> :failed")
@NamedQuery(
        name = "Task.allocations",
        query = "select t.taskId, t.allocationId from Task t where t.taskId in :tasks and t.node = :node")
@NamedQuery(
        name = "Task.postpone",
        query = "update Task t set t.haltedFor = :nothing, t.assignmentExplanation = " + Task.WAITS
                + " where t.taskId in :tasks and t.allocationId is null "
                + "and (t.haltedFor = :upgrade or t.assignmentExplanation <> " + Task.WAITS + ")")
@NamedQuery(
        name = "Task.startedOn",
        query = "select t.taskId from Task t where t.taskId in :tasks and t.node = :node and t.state = :started")
@NamedQuery(name = "Task.started", query = "update Task t set t.state = :started where t.taskId = :task")
@NamedQuery(
        name = "Task.freeJobs",
        query = "select t from Task t where t.kind = org.slackwater.tasks.entity.TaskKind.JOB "
                + "and t.allocationId is null and t.state <> :failed order by t.taskId")
@NamedQuery(
        name = "Task.freeDatafeeds",
        query = "select t from Task t where t.kind = org.slackwater.tasks.entity.TaskKind.DATAFEED "
                + "and t.allocationId is null and t.state <> :failed "
                + "and (t.haltedFor = :upgrade or t.desiredState = :stopped or t.assignmentExplanation = '' "
                + "or exists (select j from Task j "
                + "where j.taskId = t.dependsOn and j.node = :node and j.state = :started)) order by t.taskId")
@NamedQuery(
        name = "Task.countFreeJobs",
        query = "select count(t) from Task t where t.kind = org.slackwater.tasks.entity.TaskKind.JOB "
                + "and t.allocationId is null and t.state <> :failed")
@NamedQuery(
        name = "Task.jobsByNode",
        query = "select t.node, count(t) from Task t where t.kind = org.slackwater.tasks.entity.TaskKind.JOB "
                + "and t.node is not null group by t.node")
@NamedQuery(
        name = "Task.countByNode",
        query = "select t.node, count(t) from Task t where t.node is not null group by t.node")
@NamedQuery(
        name = "Task.noRoom",
        query = "update Task t set t.haltedFor = :nothing, t.assignmentExplanation = :why "
                + "where t.kind = org.slackwater.tasks.entity.TaskKind.JOB and t.allocationId is null "
                + "and t.state <> :failed and (t.haltedFor = :upgrade or t.assignmentExplanation <> :why)")
@NamedQuery(
        name = "Task.release",
        query = Task.UNASSIGN + ", t.assignmentExplanation = :why " + "where t.allocationId in :allocations")
@NamedQuery(
        name = "Task.end",
        query = "delete from Task t where t.allocationId in :allocations and t.desiredState = :stopped")
@NamedQuery(
        name = "Task.releaseDead",
        query = Task.UNASSIGN + ", t.assignmentExplanation = :why "
                + "where t.node = :node and t.allocationId is not null")
@NamedQuery(
        name = "Task.revoke",
        query = Task.UNASSIGN + ", t.haltedFor = :upgrade, t.assignmentExplanation = :why "
                + "where t.allocationId in :allocations")
@NamedQuery(
        name = "Task.revokeIdle",
        query = "update Task t set t.haltedFor = :upgrade, t.assignmentExplanation = :why "
                + "where t.allocationId is null and (t.haltedFor <> :upgrade or t.assignmentExplanation <> :why)")
@NamedQuery(
        name = "Task.awaitingUpgrade",
        query = "select count(t) from Task t where t.haltedFor = :upgrade and t.state <> :failed")
@NamedQuery(name = "Task.assigned", query = "select t from Task t where t.allocationId is not null order by t.taskId")
@NamedQuery(
        name = "Task.toStop",
        query = "select t from Task t where t.node = :node and t.desiredState = :stopped "
                + "and not exists (select d from Task d where d.dependsOn = t.taskId)")
@NamedQuery(
        name = "Task.misplaced",
        query = "select t from Task t where t.node = :node and exists (select j from Task j "
                + "where j.taskId = t.dependsOn and j.node is not null and j.node <> :node)")
@NamedQuery(
        name = "Task.checksum",
        query = "select count(t), coalesce(sum(t.allocationId), 0) from Task t where t.node = :node")
@NamedQuery(name = "Task.held", query = "select t from Task t where t.node = :node")
@NamedQuery(
        name = "Task.heldByOthers",
        query = "select count(t) from Task t where t.node is not null and t.node <> :node "
                + "and exists (select n from Node n where n.incarnation = t.node and n.leaseUntil >= :now)")
@NamedQuery(name = "Task.holders", query = "select distinct t.node from Task t where t.node is not null")
@NamedQuery(name = "Task.dependents", query = "select t from Task t where t.dependsOn = :task")
@NamedQuery(name = "Task.ofKind", query = "select t from Task t where t.kind = :kind order by t.targetId")
public class Task {
    /**
     * A plain {@code null} for the number would be bound as text by EclipseLink 5, which PostgreSQL refuses; this one has a
     * type.
     */
    static final String UNASSIGN =
            "update Task t set t.node = null, t.allocationId = nullif(t.allocationId, t.allocationId)";

    /** Why a task is free whose job does not run here yet. */
    static final String WAITS = "concat('waits for ', t.dependsOn, ' to run on the same node')";

    @Id
    @Column(name = "task_id")
    private String taskId = "";

    @Enumerated(EnumType.STRING)
    private TaskKind kind = TaskKind.JOB;

    @Column(name = "target_id")
    private String targetId = "";

    @Column(name = "depends_on")
    private @Nullable String dependsOn;

    @Enumerated(EnumType.STRING)
    @Column(name = "desired_state")
    private DesiredState desiredState = DesiredState.STARTED;

    @Enumerated(EnumType.STRING)
    private TaskState state = TaskState.STARTING;

    private @Nullable String node;

    @Column(name = "allocation_id")
    private @Nullable Long allocationId;

    @Enumerated(EnumType.STRING)
    @Column(name = "halted_for")
    private HaltedFor haltedFor = HaltedFor.NOTHING;

    @Column(name = "assignment_explanation")
    private String assignmentExplanation = "";

    private @Nullable String failure;

    private int failures;

    private String params = "{}";

    @Column(name = "created_at")
    private long createdAt;

    @Column(name = "assigned_at")
    private @Nullable Long assignedAt;

    private long writes;

    protected Task() {}

    /**
     * @param params what the task was started with, as the feature that runs it wrote it
     * @param dependsOn a task that must run on the same node, or null
     */
    public Task(TaskId id, @Nullable TaskId dependsOn, String params, long createdAt) {
        this.taskId = id.value();
        this.kind = id.kind();
        this.targetId = id.target();
        this.dependsOn = dependsOn == null ? null : dependsOn.value();
        this.params = params;
        this.createdAt = createdAt;
    }

    /** Somebody wants it to end; it ends once whoever runs it has written what it must. */
    public void desireStop() {
        desiredState = DesiredState.STOPPED;
    }

    /** It cannot run and will not be tried again. */
    public void fail(String reason) {
        state = TaskState.FAILED;
        failure = reason.length() > 4000 ? reason.substring(0, 4000) : reason;
        node = null;
        allocationId = null;
    }

    public boolean hasFailed() {
        return state == TaskState.FAILED;
    }

    /** One more try that ended without progress. */
    public int countFailure() {
        return ++failures;
    }

    public void progressed() {
        failures = 0;
    }

    public TaskId id() {
        return new TaskId(kind, targetId);
    }

    public @Nullable String dependsOn() {
        return dependsOn;
    }

    public boolean stopDesired() {
        return desiredState == DesiredState.STOPPED;
    }

    public TaskState state() {
        return state;
    }

    public @Nullable String node() {
        return node;
    }

    public boolean assigned() {
        return allocationId != null;
    }

    public @Nullable Allocation allocation() {
        return allocationId == null ? null : new Allocation(id(), allocationId);
    }

    public String assignmentExplanation() {
        return assignmentExplanation;
    }

    public @Nullable String failure() {
        return failure;
    }

    public String params() {
        return params;
    }

    public long createdAt() {
        return createdAt;
    }

    public @Nullable Long assignedAt() {
        return assignedAt;
    }
}
