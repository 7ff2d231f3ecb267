package org.slackwater.jobs.entity;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import java.io.Serializable;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Where a part stands: of which snapshot of a job, or, with an empty name, of its saved state. A class because this version
 * of JPA does not embed records.
 */
@Embeddable
public class ModelPartPlace implements Serializable {
    private static final long serialVersionUID = 1L;

    @Column(name = "job_id")
    private String jobId = "";

    @Column(name = "snapshot_id")
    private String snapshotId = "";

    private int place;

    protected ModelPartPlace() {}

    /** @param place from 0, in the order in which the analysis hands over its parts */
    public ModelPartPlace(String jobId, String snapshotId, int place) {
        this.jobId = jobId;
        this.snapshotId = snapshotId;
        this.place = place;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof ModelPartPlace same
                && same.jobId.equals(jobId)
                && same.snapshotId.equals(snapshotId)
                && same.place == place;
    }

    @Override
    public int hashCode() {
        return Objects.hash(jobId, snapshotId, place);
    }
}
