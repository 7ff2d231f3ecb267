package org.slackwater.tasks.control;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.slackwater.http.entity.ApiException;
import org.slackwater.tasks.entity.BackgroundTask;

/** What nodes do behind their callers' backs, as the database has it, so that every node can tell. */
@ApplicationScoped
@Transactional
public class BackgroundTasks {
    private static final Duration KEPT = Duration.ofDays(7);
    private static final int LONGEST_REASON = 4_000;

    private final Set<Long> underWay = ConcurrentHashMap.newKeySet();

    @PersistenceContext
    EntityManager entities;

    @Inject
    LocalNode node;

    @Inject
    Nodes nodes;

    @Inject
    Clock clock;

    /**
     * Makes the task. Its number is of the sequence that allocations are numbered by: in lists of tasks, no two have the
     * same.
     */
    public BackgroundTask begin(String action, String description) {
        long now = clock.millis();
        entities.createNamedQuery("BackgroundTask.forget")
                .setParameter("before", now - KEPT.toMillis())
                .executeUpdate();
        Number number = (Number)
                entities.createNativeQuery("select nextval('allocation_id')").getSingleResult();
        BackgroundTask task =
                new BackgroundTask(number.longValue(), node.id(), node.incarnation(), action, description, now);
        entities.persist(task);
        underWay.add(task.number());
        return task;
    }

    /**
     * Does the work, and says so in the same transaction: whoever is told that it is done can rely on it, and a node that
     * was taken for dead meanwhile does it no more.
     */
    void carryOut(long number, Runnable work) {
        if (!end(number, null, null)) {
            throw ApiException.conflict("the task has been given up meanwhile");
        }
        work.run();
    }

    void failed(long number, String type, String reason) {
        end(number, type, reason.length() > LONGEST_REASON ? reason.substring(0, LONGEST_REASON) : reason);
    }

    /** This node does no more for it; should that not have been written, the next who asks finds it given up. */
    void left(long number) {
        underWay.remove(number);
    }

    /** As it stands; one that nobody works on any more has failed. */
    public Optional<BackgroundTask> find(String nodeId, long number) {
        return Optional.ofNullable(entities.find(BackgroundTask.class, number))
                .filter(task -> task.nodeId().equals(nodeId))
                .map(task -> lost(task) ? giveUp(task) : task);
    }

    /** Those that somebody works on. */
    public List<BackgroundTask> running() {
        return entities.createNamedQuery("BackgroundTask.running", BackgroundTask.class).getResultList().stream()
                .filter(task -> !lost(task))
                .toList();
    }

    private boolean lost(BackgroundTask task) {
        if (task.endedAt() != null) {
            return false;
        }
        return task.incarnation().equals(node.incarnation())
                ? !underWay.contains(task.number())
                : !nodes.isLive(task.incarnation());
    }

    private BackgroundTask giveUp(BackgroundTask task) {
        failed(task.number(), "status_exception", "the node that did it has ended; look, and try again");
        entities.refresh(task);
        return task;
    }

    /** Returns whether it had not ended already. */
    private boolean end(long number, @Nullable String type, @Nullable String reason) {
        return entities.createNamedQuery("BackgroundTask.end")
                        .setParameter("now", clock.millis())
                        .setParameter("type", type)
                        .setParameter("reason", reason)
                        .setParameter("number", number)
                        .executeUpdate()
                == 1;
    }
}
