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

    @Column(name = "state")
    private byte[] head = {};

    private int parts;

    protected SnapshotState() {}

    /**
     * @param parts how many there are beside the head
     * @param feedPosition exclusive end of what a datafeed had delivered, epoch milliseconds, or null
     */
    public SnapshotState(SnapshotKey key, byte[] head, int parts, @Nullable Long feedPosition) {
        this.key = key;
        this.head = head;
        this.parts = parts;
        this.feedPosition = feedPosition;
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

    /** The same state as this version of the analysis writes it. */
    public void rewrite(byte[] newHead, int newParts) {
        head = newHead;
        parts = newParts;
    }
}
