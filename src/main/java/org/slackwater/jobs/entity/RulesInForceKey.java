package org.slackwater.jobs.entity;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import java.io.Serializable;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A job and the first of the buckets that are judged by the same rules. */
@Embeddable
public class RulesInForceKey implements Serializable {
    private static final long serialVersionUID = 1L;

    @Column(name = "job_id")
    private String jobId = "";

    @Column(name = "from_time")
    private long fromTime;

    protected RulesInForceKey() {}

    RulesInForceKey(String jobId, long fromTime) {
        this.jobId = jobId;
        this.fromTime = fromTime;
    }

    long fromTime() {
        return fromTime;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof RulesInForceKey key && key.fromTime == fromTime && key.jobId.equals(jobId);
    }

    @Override
    public int hashCode() {
        return Objects.hash(jobId, fromTime);
    }
}
