package org.slackwater.jobs.entity;

import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.NamedQuery;
import jakarta.persistence.Table;

/** The rules by which the buckets of a job are judged from a time on, until the next ones; a document in JSON. */
@Entity
@Table(name = "rules_in_force")
@NamedQuery(
        name = "RulesInForce.ofJob",
        query = "select r from RulesInForce r where r.id.jobId = :job order by r.id.fromTime")
@NamedQuery(
        name = "RulesInForce.since",
        query = "delete from RulesInForce r where r.id.jobId = :job and r.id.fromTime >= :time")
@NamedQuery(
        name = "RulesInForce.at",
        query = "select max(r.id.fromTime) from RulesInForce r where r.id.jobId = :job and r.id.fromTime <= :time")
@NamedQuery(
        name = "RulesInForce.before",
        query = "delete from RulesInForce r where r.id.jobId = :job and r.id.fromTime < :time")
public class RulesInForce {
    @EmbeddedId
    private RulesInForceKey id = new RulesInForceKey("", 0);

    private String rules = "{}";

    protected RulesInForce() {}

    public RulesInForce(String jobId, long fromTime, String rules) {
        this.id = new RulesInForceKey(jobId, fromTime);
        this.rules = rules;
    }

    public long fromTime() {
        return id.fromTime();
    }

    public String rules() {
        return rules;
    }
}
