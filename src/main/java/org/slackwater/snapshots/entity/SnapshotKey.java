package org.slackwater.snapshots.entity;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import java.io.Serializable;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A job and one of its snapshots. A class because this version of JPA does not embed records. */
@Embeddable
public class SnapshotKey implements Serializable {
    private static final long serialVersionUID = 1L;

    @Column(name = "job_id")
    private String jobId = "";

    @Column(name = "snapshot_id")
    private String snapshotId = "";

    protected SnapshotKey() {}

    public SnapshotKey(String jobId, String snapshotId) {
        this.jobId = jobId;
        this.snapshotId = snapshotId;
    }

    public String jobId() {
        return jobId;
    }

    public String snapshotId() {
        return snapshotId;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof SnapshotKey key && key.jobId.equals(jobId) && key.snapshotId.equals(snapshotId);
    }

    @Override
    public int hashCode() {
        return Objects.hash(jobId, snapshotId);
    }
}
