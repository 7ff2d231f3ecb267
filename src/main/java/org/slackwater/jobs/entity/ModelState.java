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

    private byte[] state = {};

    protected ModelState() {}

    public ModelState(String jobId) {
        this.jobId = jobId;
    }

    /**
     * @param position exclusive end of what a datafeed has delivered, epoch milliseconds, or null
     * @param seq the last posted input that is part of the state
     */
    public void save(byte[] bytes, @Nullable Long position, long seq, long now) {
        state = bytes;
        feedPosition = position;
        inputSeq = seq;
        savedAt = now;
    }

    public byte[] state() {
        return state;
    }

    public @Nullable Long feedPosition() {
        return feedPosition;
    }

    public long inputSeq() {
        return inputSeq;
    }
}
