package org.slackwater.tasks.control;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.TypedQuery;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import org.slackwater.tasks.entity.Allocation;
import org.slackwater.tasks.entity.DesiredState;
import org.slackwater.tasks.entity.HaltedFor;
import org.slackwater.tasks.entity.Task;
import org.slackwater.tasks.entity.TaskId;
import org.slackwater.tasks.entity.TaskState;

/**
 * Takes free tasks for this node, each under a new allocation id: its share of the jobs, and the datafeeds of jobs that it
 * runs. Claims of several nodes come one after another, because each passes the gate.
 */
@ApplicationScoped
class TaskClaims {
    /** A task that is now ours to run. */
    record Claim(Allocation allocation, String params, boolean stopDesired) {}

    private static final int BATCH = 500;

    @PersistenceContext
    EntityManager entities;

    @Inject
    AssignmentGate gate;

    @Inject
    Lease lease;

    @Inject
    JobShare share;

    @Inject
    LocalNode node;

    @Inject
    Clock clock;

    /** Claims what is free, at most a batch of each kind. Empty when there is nothing. */
    @Transactional
    List<Claim> claim() {
        if (!lease.held() || !gate.open()) {
            return List.of();
        }
        List<Claim> claims = new ArrayList<>();
        int jobs = (int) Math.min(BATCH, share.now());
        if (jobs > 0) {
            free("Task.freeJobs").setMaxResults(jobs).getResultList().forEach(job -> claim(job, claims));
        }
        for (Task datafeed : freeDatafeeds()) {
            if (ready(datafeed)) {
                claim(datafeed, claims);
            } else {
                postpone(datafeed);
            }
        }
        return claims;
    }

    /** Tasks of this node whose end is desired; whoever desired it may not have reached their run. */
    @Transactional
    List<TaskId> toStop() {
        return entities
                .createNamedQuery("Task.toStop", Task.class)
                .setParameter("node", node.incarnation())
                .setParameter("stopped", DesiredState.STOPPED)
                .getResultList()
                .stream()
                .map(Task::id)
                .toList();
    }

    private TypedQuery<Task> free(String query) {
        return entities.createNamedQuery(query, Task.class).setParameter("failed", TaskState.FAILED);
    }

    private List<Task> freeDatafeeds() {
        return free("Task.freeDatafeeds")
                .setParameter("upgrade", HaltedFor.UPGRADE)
                .setParameter("started", TaskState.STARTED)
                .setParameter("stopped", DesiredState.STOPPED)
                .setParameter("node", node.incarnation())
                .setMaxResults(BATCH)
                .getResultList();
    }

    private boolean ready(Task task) {
        String dependency = task.dependsOn();
        if (dependency == null || task.stopDesired()) {
            return true;
        }
        Task other = entities.find(Task.class, dependency);
        if (other == null) {
            return false;
        }
        entities.refresh(other);
        return node.incarnation().equals(other.node()) && other.state() == TaskState.STARTED;
    }

    private void claim(Task task, List<Claim> claims) {
        long id = ((Number) entities.createNativeQuery(nextAllocationId()).getSingleResult()).longValue();
        int claimed = entities.createNamedQuery("Task.claim")
                .setParameter("task", task.id().value())
                .setParameter("node", node.incarnation())
                .setParameter("allocation", id)
                .setParameter("nothing", HaltedFor.NOTHING)
                .setParameter("now", clock.millis())
                .setParameter("failed", TaskState.FAILED)
                .executeUpdate();
        if (claimed == 1) {
            claims.add(new Claim(new Allocation(task.id(), id), task.params(), task.stopDesired()));
        }
    }

    private void postpone(Task task) {
        entities.createNamedQuery("Task.postpone")
                .setParameter("task", task.id().value())
                .setParameter("nothing", HaltedFor.NOTHING)
                .setParameter("upgrade", HaltedFor.UPGRADE)
                .setParameter("why", "waits for " + task.dependsOn() + " to run on the same node")
                .executeUpdate();
    }

    /** Understood by H2 and PostgreSQL alike. */
    private static String nextAllocationId() {
        return "select nextval('allocation_id')";
    }
}
