package org.slackwater.tasks.control;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slackwater.tasks.entity.Allocation;
import org.slackwater.tasks.entity.DesiredState;
import org.slackwater.tasks.entity.HaltedFor;
import org.slackwater.tasks.entity.Task;
import org.slackwater.tasks.entity.TaskId;
import org.slackwater.tasks.entity.TaskKind;
import org.slackwater.tasks.entity.TaskState;

/** The persistent tasks of the whole cluster. */
@ApplicationScoped
@Transactional
public class Tasks {
    @PersistenceContext
    EntityManager entities;

    @Inject
    Clock clock;

    @Inject
    DatabaseClock databaseClock;

    @Inject
    LocalNode node;

    public Optional<Task> find(TaskId id) {
        return Optional.ofNullable(entities.find(Task.class, id.value()));
    }

    /** Sorted by the id of what they run. */
    public List<Task> ofKind(TaskKind kind) {
        return entities.createNamedQuery("Task.ofKind", Task.class)
                .setParameter("kind", kind)
                .getResultList();
    }

    /** Those that can run only while this one does. */
    public List<TaskId> dependents(TaskId id) {
        return entities
                .createNamedQuery("Task.dependents", Task.class)
                .setParameter("task", id.value())
                .getResultList()
                .stream()
                .map(Task::id)
                .toList();
    }

    /** Those that some node runs now. */
    public List<Task> assigned() {
        return entities.createNamedQuery("Task.assigned", Task.class).getResultList();
    }

    public long count(TaskState state) {
        return entities.createQuery("select count(t) from Task t where t.state = :state", Long.class)
                .setParameter("state", state)
                .getSingleResult();
    }

    /** How many tasks each node holds, by its incarnation. */
    public Map<String, Long> countByNode() {
        return entities.createNamedQuery("Task.countByNode", Object[].class).getResultList().stream()
                .collect(Collectors.toMap(row -> (String) row[0], row -> (Long) row[1]));
    }

    /** What is the same as long as the same allocations are meant. */
    record Checksum(long count, long sumOfIds) {}

    /** Of what this node holds by the database's word. */
    Checksum heldChecksum() {
        Object[] sums = entities.createNamedQuery("Task.checksum", Object[].class)
                .setParameter("node", node.incarnation())
                .getSingleResult();
        return new Checksum(((Number) sums[0]).longValue(), ((Number) sums[1]).longValue());
    }

    /** What this node holds by the database's word; the set is the caller's to change. */
    Set<Allocation> held() {
        return entities
                .createNamedQuery("Task.held", Task.class)
                .setParameter("node", node.incarnation())
                .getResultList()
                .stream()
                .map(Task::allocation)
                .collect(Collectors.toCollection(HashSet::new));
    }

    /** Tasks of this node whose job runs on another. */
    List<TaskId> misplaced() {
        return entities
                .createNamedQuery("Task.misplaced", Task.class)
                .setParameter("node", node.incarnation())
                .getResultList()
                .stream()
                .map(Task::id)
                .toList();
    }

    /** How many are in the hands of other nodes that live. */
    public long heldByOthers() {
        return entities.createNamedQuery("Task.heldByOthers", Long.class)
                .setParameter("node", node.incarnation())
                .setParameter("now", databaseClock.millis())
                .getSingleResult();
    }

    /** How many wait for nothing but the end of upgrade mode. */
    public long awaitingUpgrade() {
        return entities.createNamedQuery("Task.awaitingUpgrade", Long.class)
                .setParameter("upgrade", HaltedFor.UPGRADE)
                .setParameter("failed", TaskState.FAILED)
                .getSingleResult();
    }

    /** Makes a task; it is run as soon as a node claims it. The caller has passed the gate in this transaction. */
    public void create(TaskId id, @Nullable TaskId dependsOn, String params) {
        entities.persist(new Task(id, dependsOn, params, clock.millis()));
    }

    /** The row under lock, so that its state does not change until the transaction ends. */
    public Optional<Task> lock(TaskId id) {
        return Optional.ofNullable(entities.find(Task.class, id.value(), LockModeType.PESSIMISTIC_WRITE));
    }

    /** Inside the task's own fenced transaction: it runs now. */
    public void started(TaskId id) {
        entities.createNamedQuery("Task.started")
                .setParameter("task", id.value())
                .setParameter("started", TaskState.STARTED)
                .executeUpdate();
    }

    /** Inside the task's own fenced transaction: it got somewhere, so that what broke it before no longer counts. */
    public void progressed(TaskId id) {
        lock(id).ifPresent(Task::progressed);
    }

    /** Somebody wants the task to end; of one that has failed nothing is left to end. Returns whether there was one. */
    public boolean desireStop(TaskId id) {
        Optional<Task> task = lock(id);
        if (task.filter(Task::hasFailed).isPresent()) {
            entities.remove(task.get());
        } else {
            task.ifPresent(Task::desireStop);
        }
        return task.isPresent();
    }

    /** Inside the task's own fenced transaction, or by a forced end: the task is over, its row goes. */
    public void remove(TaskId id) {
        lock(id).ifPresent(entities::remove);
    }

    /** Makes room for a new one of this name, if the one there is has failed. */
    public void removeFailed(TaskId id) {
        lock(id).filter(Task::hasFailed).ifPresent(entities::remove);
        entities.flush();
    }

    /**
     * Gives up a broken run of a task: another try follows, unless it has failed too often without progress.
     *
     * @param retries how often to try again
     * @return whether the task was still this run's
     */
    boolean giveUp(Allocation allocation, String reason, int retries) {
        Optional<Task> broken = lock(allocation.task()).filter(task -> allocation.equals(task.allocation()));
        broken.ifPresent(task -> {
            if (task.countFailure() > retries) {
                task.fail(reason);
            } else {
                entities.flush();
                release(List.of(allocation.id()), "the last run ended with: " + brief(reason));
            }
        });
        return broken.isPresent();
    }

    /** Frees the tasks of these allocations; those that were to end, end. */
    void endOrRelease(List<Long> allocations, String why) {
        entities.createNamedQuery("Task.end")
                .setParameter("allocations", allocations)
                .setParameter("stopped", DesiredState.STOPPED)
                .executeUpdate();
        release(allocations, why);
    }

    private void release(List<Long> allocations, String why) {
        entities.createNamedQuery("Task.release")
                .setParameter("allocations", allocations)
                .setParameter("why", why)
                .executeUpdate();
    }

    private static String brief(String reason) {
        return reason.length() > 900 ? reason.substring(0, 900) : reason;
    }
}
