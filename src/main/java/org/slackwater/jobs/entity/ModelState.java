package org.slackwater.jobs.entity;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import org.jspecify.annotations.Nullable;

/** The saved state of a job's analysis, and up to where its input had been taken by then. */
@Entity
@Table(name = "model_state")
public class ModelState {
    @Id
    @Column(name = "job_id")
    private String jobId = "";

    @Column(name = "saved_at")
    private long savedAt;

    @Column(name = "feed_position")
    private @Nullable Long feedPosition;

    @Column(name = "input_seq")
    private long inputSeq;

    @Column(name = "state")
    private byte[] head = {};

    private int parts;

    private String report = "{}";

    @Column(name = "snapshot_id")
    private @Nullable String snapshotId;

    @Column(name = "snapshot_at")
    private long snapshotAt;

    protected ModelState() {}

    /** @param now from when on it is counted when the first snapshot is due */
    public ModelState(String jobId, long now) {
        this.jobId = jobId;
        this.snapshotAt = now;
    }

    /**
     * @param newParts how many there are beside the head
     * @param position exclusive end of what a datafeed has delivered, epoch milliseconds, or null
     * @param seq the last posted input that is part of the state
     * @param newReport counts and sizes as of the state, a JSON document
     */
    public void save(byte[] newHead, int newParts, @Nullable Long position, long seq, String newReport, long now) {
        head = newHead;
        parts = newParts;
        feedPosition = position;
        inputSeq = seq;
        report = newReport;
        savedAt = now;
        snapshotId = null;
    }

    /** There is a snapshot now that is the same. */
    public void keptAs(String newSnapshotId, long now) {
        snapshotId = newSnapshotId;
        snapshotAt = now;
    }

    public byte[] head() {
        return head;
    }

    public int parts() {
        return parts;
    }

    public @Nullable Long feedPosition() {
        return feedPosition;
    }

    public long inputSeq() {
        return inputSeq;
    }

    public String report() {
        return report;
    }

    /** The snapshot that is the same, or null when the state is newer than every one. */
    public @Nullable String snapshotId() {
        return snapshotId;
    }

    /** When the last snapshot was made; before the first, since when one is due. */
    public long snapshotAt() {
        return snapshotAt;
    }
}
