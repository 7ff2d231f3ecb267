package org.slackwater.upgrademode.entity;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** The one row that says for the whole cluster in which phase upgrade mode is. Changed under its lock only. */
@Entity
@Table(name = "upgrade_mode")
public class UpgradeModeSetting {
    /** The only id. */
    public static final int ID = 1;

    /** Who turned it on where nobody did: a node that migrates, docs/decisions/0006-migration-under-upgrade-mode.md. */
    private static final String MIGRATION = "slackwater:migration";

    @Id
    private int id = ID;

    @Enumerated(EnumType.STRING)
    private Phase phase = Phase.DISABLED;

    private long since;

    @Column(name = "requested_by")
    private @Nullable String requestedBy;

    private @Nullable String reason;

    private long version;

    @Column(name = "request_id")
    private @Nullable String requestId;

    @Column(name = "request_node")
    private @Nullable String requestNode;

    @Column(name = "request_deadline")
    private @Nullable Long requestDeadline;

    @Column(name = "grace_millis")
    private long graceMillis;

    /** The schema that a node must know to run anything. */
    @Column(name = "storage_level")
    private int storageLevel;

    protected UpgradeModeSetting() {}

    /**
     * Sets off towards the goal of a request. A repeat joins what is under way, an opposite one turns it round.
     *
     * @return whether the phase changed
     */
    public boolean request(boolean enabled, String user, @Nullable String why, long now) {
        if (phase.on() == enabled) {
            if (enabled && MIGRATION.equals(requestedBy)) {
                // A person wants it on too: it stays on when the migration is done.
                requestedBy = user;
                reason = why;
            }
            return false;
        }
        requestedBy = user;
        reason = why;
        enter(enabled ? Phase.DRAINING : Phase.RESUMING, now);
        return true;
    }

    /** The way is done, if it is still the same way: the version is the one that was set off with. */
    public boolean arrive(long setOffWith, long now) {
        if (version != setOffWith || !phase.underWay()) {
            return false;
        }
        phase = Phase.goal(phase.on());
        since = now;
        return true;
    }

    /**
     * Whether another request is being answered now. A dead node's request ends with the node.
     *
     * @param now by the database's clock, as the deadline was
     */
    public boolean busy(Predicate<String> isLive, long now) {
        return requestId != null
                && requestNode != null
                && requestDeadline != null
                && requestDeadline > now
                && isLive.test(requestNode);
    }

    /** How long tasks may take to halt by themselves: what the most impatient of those allows who wait for this turn. */
    public void grant(long millis, boolean newTurn) {
        graceMillis = newTurn ? millis : Math.min(graceMillis, millis);
    }

    public void occupy(String request, String node, long deadline) {
        requestId = request;
        requestNode = node;
        requestDeadline = deadline;
    }

    public void leave(String request) {
        if (request.equals(requestId)) {
            requestId = null;
            requestNode = null;
            requestDeadline = null;
        }
    }

    private void enter(Phase next, long now) {
        phase = next;
        since = now;
        version++;
    }

    public Phase phase() {
        return phase;
    }

    /** When the phase was entered, epoch milliseconds. */
    public long since() {
        return since;
    }

    public @Nullable String requestedBy() {
        return requestedBy;
    }

    public @Nullable String reason() {
        return reason;
    }

    public long graceMillis() {
        return graceMillis;
    }

    public int storageLevel() {
        return storageLevel;
    }

    /** Counts the turns; a drain or a resume belongs to one. */
    public long version() {
        return version;
    }
}
