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
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
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
        List<Claim> claims = new ArrayList<>(claimJobs());
        claims.addAll(claimDatafeeds());
        return claims;
    }

    private List<Claim> claimJobs() {
        int jobs = (int) Math.min(BATCH, share.now());
        return jobs == 0
                ? List.of()
                : claim(free("Task.freeJobs").setMaxResults(jobs).getResultList());
    }

    /** After the jobs: a datafeed is ready as soon as a job that has run before is in these hands. */
    private List<Claim> claimDatafeeds() {
        List<Task> ready = new ArrayList<>();
        List<Task> early = new ArrayList<>();
        List<Task> free = freeDatafeeds();
        Set<String> started = readyToDependOn(free);
        free.forEach(datafeed -> (isReady(datafeed, started) ? ready : early).add(datafeed));
        postpone(early);
        return claim(ready);
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

    private static boolean isReady(Task task, Set<String> started) {
        String dependency = task.dependsOn();
        return dependency == null || task.stopDesired() || started.contains(dependency);
    }

    /** Which of the tasks that these depend on run here, as of now. */
    private Set<String> readyToDependOn(List<Task> tasks) {
        List<String> dependencies =
                tasks.stream().map(Task::dependsOn).filter(Objects::nonNull).toList();
        return dependencies.isEmpty()
                ? Set.of()
                : Set.copyOf(entities.createNamedQuery("Task.startedOn", String.class)
                        .setParameter("tasks", dependencies)
                        .setParameter("node", node.incarnation())
                        .setParameter("started", TaskState.STARTED)
                        .getResultList());
    }

    /** Those that are still free when their rows are locked get an allocation each. */
    private List<Claim> claim(List<Task> tasks) {
        if (tasks.isEmpty()) {
            return List.of();
        }
        int claimed = entities.createNamedQuery("Task.claim")
                .setParameter("tasks", ids(tasks))
                .setParameter("node", node.incarnation())
                .setParameter("nothing", HaltedFor.NOTHING)
                .setParameter("now", clock.millis())
                .setParameter("failed", TaskState.FAILED)
                .executeUpdate();
        return claimed == 0 ? List.of() : allocated(tasks);
    }

    private List<Claim> allocated(List<Task> tasks) {
        // JPQL knows no sequences; this is understood by H2 and PostgreSQL alike.
        entities.createNativeQuery("update task set allocation_id = nextval('allocation_id')"
                        + " where node = ?1 and allocation_id is null")
                .setParameter(1, node.incarnation())
                .executeUpdate();
        Map<String, Long> allocations = entities
                .createNamedQuery("Task.allocations", Object[].class)
                .setParameter("tasks", ids(tasks))
                .setParameter("node", node.incarnation())
                .getResultList()
                .stream()
                .collect(Collectors.toMap(row -> (String) row[0], row -> (Long) row[1]));
        List<Claim> claims = new ArrayList<>();
        for (Task task : tasks) {
            Long allocation = allocations.get(task.id().value());
            if (allocation != null) {
                claims.add(new Claim(new Allocation(task.id(), allocation), task.params(), task.stopDesired()));
            }
        }
        return claims;
    }

    private void postpone(List<Task> tasks) {
        if (!tasks.isEmpty()) {
            entities.createNamedQuery("Task.postpone")
                    .setParameter("tasks", ids(tasks))
                    .setParameter("nothing", HaltedFor.NOTHING)
                    .setParameter("upgrade", HaltedFor.UPGRADE)
                    .executeUpdate();
        }
    }

    private static List<String> ids(List<Task> tasks) {
        return tasks.stream().map(task -> task.id().value()).toList();
    }
}
