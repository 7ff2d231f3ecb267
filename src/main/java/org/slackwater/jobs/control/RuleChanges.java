package org.slackwater.jobs.control;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;

/**
 * Counts the changes of anything of which the rules of any job are made: rules of detectors, filters, calendars, events,
 * the groups of jobs, what is plotted of them. A run of a job compares the count before it judges anything, wherever it
 * runs, so that a change that was answered needs no message to be obeyed.
 */
@ApplicationScoped
@Transactional
public class RuleChanges {
    @PersistenceContext
    EntityManager entities;

    /** To be called in the transaction that makes the change, which has passed the gate: so changes do not contend. */
    public void noted() {
        entities.createNativeQuery("update rules_change set changes = changes + 1 where id = 1")
                .executeUpdate();
    }

    long count() {
        return ((Number) entities.createNativeQuery("select changes from rules_change where id = 1")
                        .getSingleResult())
                .longValue();
    }
}
