package org.slackwater.jobs.entity;

import jakarta.persistence.Column;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.NamedQuery;
import jakarta.persistence.Table;

/** That a saved state or a snapshot has a part at a place. */
@Entity
@Table(name = "model_part_use")
@NamedQuery(
        name = "ModelPartUse.of",
        query = "select u.partId from ModelPartUse u where u.place.jobId = :job and u.place.snapshotId = :snapshot"
                + " order by u.place.place")
@NamedQuery(
        name = "ModelPartUse.release",
        query = "delete from ModelPartUse u where u.place.jobId = :job and u.place.snapshotId = :snapshot")
@NamedQuery(name = "ModelPartUse.forget", query = "delete from ModelPartUse u where u.place.jobId = :job")
public class ModelPartUse {
    @EmbeddedId
    private ModelPartPlace place = new ModelPartPlace("", "", 0);

    @Column(name = "part_id")
    private long partId;

    protected ModelPartUse() {}

    public ModelPartUse(ModelPartPlace place, long partId) {
        this.place = place;
        this.partId = partId;
    }
}
