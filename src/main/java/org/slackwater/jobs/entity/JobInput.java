package org.slackwater.jobs.entity;

import jakarta.persistence.Column;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.NamedQuery;
import jakarta.persistence.Table;
import org.jspecify.annotations.Nullable;

/** Input that was acknowledged to a caller and is not yet part of the saved model state: replayed after a crash. */
@Entity
@Table(name = "job_input")
@NamedQuery(
        name = "JobInput.after",
        query = "select i.id.seq from JobInput i where i.id.jobId = :job and i.id.seq > :seq order by i.id.seq")
@NamedQuery(name = "JobInput.upTo", query = "delete from JobInput i where i.id.jobId = :job and i.id.seq <= :seq")
public class JobInput {
    /** What kind of input it was. */
    public enum Kind {
        /** Posted records; the times, if any, are the range to reset before. */
        DATA,
        /** A flush that moved time on to {@code toTime}. */
        ADVANCE,
        /** A flush that skipped to {@code toTime}. */
        SKIP
    }

    @EmbeddedId
    private JobInputKey id = new JobInputKey("", 0);

    @Enumerated(EnumType.STRING)
    private Kind kind = Kind.DATA;

    @Column(name = "from_time")
    private @Nullable Long fromTime;

    @Column(name = "to_time")
    private @Nullable Long toTime;

    private byte @Nullable [] body;

    protected JobInput() {}

    private JobInput(Kind kind, @Nullable Long fromTime, @Nullable Long toTime, byte @Nullable [] body) {
        this.kind = kind;
        this.fromTime = fromTime;
        this.toTime = toTime;
        this.body = body;
    }

    /** Posted records, before which the buckets of a range are reset if one is given. */
    public static JobInput data(byte[] body, @Nullable Long resetStart, @Nullable Long resetEnd) {
        return new JobInput(Kind.DATA, resetStart, resetEnd, body);
    }

    public static JobInput advance(long time) {
        return new JobInput(Kind.ADVANCE, null, time, null);
    }

    public static JobInput skip(long time) {
        return new JobInput(Kind.SKIP, null, time, null);
    }

    /** Takes its place in the input of a job. */
    public JobInput at(String jobId, long seq) {
        id = new JobInputKey(jobId, seq);
        return this;
    }

    public long seq() {
        return id.seq();
    }

    public Kind kind() {
        return kind;
    }

    public @Nullable Long fromTime() {
        return fromTime;
    }

    public @Nullable Long toTime() {
        return toTime;
    }

    public byte[] body() {
        return body == null ? new byte[0] : body;
    }
}
