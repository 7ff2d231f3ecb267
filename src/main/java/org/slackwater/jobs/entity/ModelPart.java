package org.slackwater.jobs.entity;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.NamedQuery;
import jakarta.persistence.SequenceGenerator;
import jakarta.persistence.Table;

/** A part of saved states of a job. Never changes, and goes when nothing holds it any more. */
@Entity
@Table(name = "model_part")
@NamedQuery(
        name = "ModelPart.sweep",
        query = "delete from ModelPart p where p.jobId = :job"
                + " and p.id not in (select u.partId from ModelPartUse u where u.place.jobId = :job)")
@NamedQuery(name = "ModelPart.forget", query = "delete from ModelPart p where p.jobId = :job")
public class ModelPart {
    @Id
    @GeneratedValue(strategy = GenerationType.SEQUENCE, generator = "ModelPart.id")
    @SequenceGenerator(name = "ModelPart.id", sequenceName = "model_part_id", allocationSize = 50)
    private long id;

    @Column(name = "job_id")
    private String jobId = "";

    private byte[] state = {};

    protected ModelPart() {}

    public ModelPart(String jobId, byte[] state) {
        this.jobId = jobId;
        this.state = state;
    }

    public long id() {
        return id;
    }

    public byte[] state() {
        return state;
    }
}
