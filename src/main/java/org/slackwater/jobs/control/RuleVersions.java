package org.slackwater.jobs.control;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.OptionalLong;
import org.slackwater.analysis.entity.Rules;
import org.slackwater.http.control.Bodies;
import org.slackwater.jobs.entity.RulesInForce;
import org.slackwater.results.control.ResultStore;
import org.slackwater.tasks.control.FencedTransaction;
import org.slackwater.tasks.entity.Allocation;

/**
 * By which rules the buckets of a job are judged, from when on: decided once by the run that takes them up, and kept as
 * long as a bucket may have to be judged again after a crash.
 */
@ApplicationScoped
class RuleVersions {
    /** @param from the first bucket that they are for */
    record Version(long from, Rules rules) {}

    @PersistenceContext
    EntityManager entities;

    @Inject
    FencedTransaction fence;

    @Inject
    ResultStore results;

    @Inject
    Bodies bodies;

    @Inject
    JobRules configured;

    @Transactional
    List<Version> of(String jobId) {
        return entities.createNamedQuery("RulesInForce.ofJob", RulesInForce.class)
                .setParameter("job", jobId)
                .getResultStream()
                .map(row -> new Version(row.fromTime(), read(row.rules())))
                .toList();
    }

    /** When the last bucket began of which final results are written: nothing later may judge it by other rules. */
    @Transactional
    OptionalLong lastJudged(String jobId) {
        return results.lastFinal(jobId);
    }

    /**
     * The rules take the place of those for the same or later buckets.
     *
     * @param restorable the earliest bucket that is judged again after a crash, which needs its rules until then
     */
    void enter(Allocation allocation, Version version, long restorable) {
        String jobId = allocation.task().target();
        fence.write(allocation, () -> {
            delete("RulesInForce.since", jobId, version.from());
            entities.persist(new RulesInForce(jobId, version.from(), bodies.write(version.rules())));
            Long needed = entities.createNamedQuery("RulesInForce.at", Long.class)
                    .setParameter("job", jobId)
                    .setParameter("time", restorable)
                    .getSingleResult();
            if (needed != null) {
                delete("RulesInForce.before", jobId, needed);
            }
            return true;
        });
    }

    /** What comes again is judged by the rules of today: whoever sets a job back wants to see it judged anew. */
    void wasSetBack(@Observes JobSetBack event) {
        String jobId = event.jobId();
        delete("RulesInForce.since", jobId, Long.MIN_VALUE);
        Rules today = configured.of(jobId, Long.MIN_VALUE);
        if (!today.areNone()) {
            entities.persist(new RulesInForce(jobId, Long.MIN_VALUE, bodies.write(today)));
        }
    }

    void removed(@Observes JobRemoved event) {
        delete("RulesInForce.since", event.jobId(), Long.MIN_VALUE);
    }

    void wasReset(@Observes JobReset event) {
        delete("RulesInForce.since", event.jobId(), Long.MIN_VALUE);
    }

    private void delete(String query, String jobId, long time) {
        entities.createNamedQuery(query)
                .setParameter("job", jobId)
                .setParameter("time", time)
                .executeUpdate();
    }

    private Rules read(String document) {
        return bodies.read(
                new ByteArrayInputStream(document.getBytes(StandardCharsets.UTF_8)), Rules.class, "rules_in_force");
    }
}
