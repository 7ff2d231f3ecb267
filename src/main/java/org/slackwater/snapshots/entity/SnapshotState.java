package org.slackwater.snapshots.entity;

import jakarta.persistence.Column;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.NamedQuery;
import jakarta.persistence.Table;
import org.jspecify.annotations.Nullable;

/** The state that a snapshot keeps, apart from what is told of it. */
@Entity
@Table(name = "model_snapshot_state")
@NamedQuery(name = "SnapshotState.forget", query = "delete from SnapshotState s where s.key.jobId = :job")
public class SnapshotState {
    @EmbeddedId
    private SnapshotKey key = new SnapshotKey("", "");

    @Column(name = "feed_position")
    private @Nullable Long feedPosition;

    private byte[] state = {};

    protected SnapshotState() {}

    /** @param feedPosition exclusive end of what a datafeed had delivered, epoch milliseconds, or null */
    public SnapshotState(SnapshotKey key, byte[] state, @Nullable Long feedPosition) {
        this.key = key;
        this.state = state;
        this.feedPosition = feedPosition;
    }

    public byte[] state() {
        return state;
    }

    public @Nullable Long feedPosition() {
        return feedPosition;
    }

    /** The same state as this version of the analysis writes it. */
    public void rewrite(byte[] newState) {
        state = newState;
    }
}
