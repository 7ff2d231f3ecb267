package org.slackwater.snapshots.entity;

import jakarta.persistence.Column;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.NamedQuery;
import jakarta.persistence.Table;
import org.jspecify.annotations.Nullable;

/** What is told of a snapshot; its state stands in {@link SnapshotState}. Times in epoch milliseconds. */
@Entity
@Table(name = "model_snapshot")
@NamedQuery(
        name = "ModelSnapshot.of",
        query = "select s from ModelSnapshot s where s.key.jobId = :job order by s.madeAt")
@NamedQuery(name = "ModelSnapshot.latest", query = "select max(s.madeAt) from ModelSnapshot s where s.key.jobId = :job")
@NamedQuery(name = "ModelSnapshot.forget", query = "delete from ModelSnapshot s where s.key.jobId = :job")
public class ModelSnapshot {
    @EmbeddedId
    private SnapshotKey key = new SnapshotKey("", "");

    @Column(name = "made_at")
    private long madeAt;

    private String description = "";

    private boolean retain;

    @Column(name = "latest_record_time")
    private @Nullable Long latestRecordTime;

    @Column(name = "latest_result_time")
    private @Nullable Long latestResultTime;

    private String report = "{}";

    protected ModelSnapshot() {}

    /** @param report counts and sizes as of the state, a JSON document */
    public ModelSnapshot(
            SnapshotKey key,
            long madeAt,
            String description,
            @Nullable Long latestRecordTime,
            @Nullable Long latestResultTime,
            String report) {
        this.key = key;
        this.madeAt = madeAt;
        this.description = description;
        this.latestRecordTime = latestRecordTime;
        this.latestResultTime = latestResultTime;
        this.report = report;
    }

    public SnapshotKey key() {
        return key;
    }

    public String snapshotId() {
        return key.snapshotId();
    }

    /** Later than that of every snapshot of the job before it. */
    public long madeAt() {
        return madeAt;
    }

    public String description() {
        return description;
    }

    /** Whether it stays, however old it is. */
    public boolean retain() {
        return retain;
    }

    /** The newest record that is part of it, or null when it has seen none. */
    public @Nullable Long latestRecordTime() {
        return latestRecordTime;
    }

    /** The begin of the newest bucket that it has finished, or null when there is none. */
    public @Nullable Long latestResultTime() {
        return latestResultTime;
    }

    public String report() {
        return report;
    }

    public void describe(String newDescription) {
        description = newDescription;
    }

    public void retain(boolean stays) {
        retain = stays;
    }
}
