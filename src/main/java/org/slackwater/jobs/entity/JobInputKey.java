package org.slackwater.jobs.entity;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import java.io.Serializable;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A job and a position in its input. A class because this version of JPA does not embed records. */
@Embeddable
public class JobInputKey implements Serializable {
    private static final long serialVersionUID = 1L;

    @Column(name = "job_id")
    private String jobId = "";

    private long seq;

    protected JobInputKey() {}

    public JobInputKey(String jobId, long seq) {
        this.jobId = jobId;
        this.seq = seq;
    }

    public String jobId() {
        return jobId;
    }

    public long seq() {
        return seq;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof JobInputKey key && key.seq == seq && key.jobId.equals(jobId);
    }

    @Override
    public int hashCode() {
        return Objects.hash(jobId, seq);
    }
}
