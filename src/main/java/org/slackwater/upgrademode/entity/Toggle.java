package org.slackwater.upgrademode.entity;

import jakarta.persistence.CollectionTable;
import jakarta.persistence.Column;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.MapKeyColumn;
import jakarta.persistence.NamedQuery;
import jakarta.persistence.Table;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** One turn of upgrade mode, on or off, past or under way. Times are epoch milliseconds of the database's clock. */
@Entity
@Table(name = "upgrade_mode_toggle")
@NamedQuery(
        name = "Toggle.lastDrain",
        query = "select t from Toggle t where t.enabled = true "
                + "and t.outcome = org.slackwater.upgrademode.entity.Outcome.ARRIVED order by t.version desc")
@NamedQuery(name = "Toggle.newestFirst", query = "select t from Toggle t order by t.version desc")
public class Toggle {
    @Id
    private long version;

    private boolean enabled;

    @Column(name = "requested_by")
    private @Nullable String requestedBy;

    private @Nullable String reason;

    @Column(name = "requested_at")
    private long requestedAt;

    @Column(name = "halted_at")
    private @Nullable Long haltedAt;

    @Column(name = "ended_at")
    private @Nullable Long endedAt;

    @Enumerated(EnumType.STRING)
    private Outcome outcome = Outcome.UNDER_WAY;

    @ElementCollection
    @CollectionTable(name = "upgrade_mode_toggle_node", joinColumns = @JoinColumn(name = "version"))
    @MapKeyColumn(name = "node_name")
    @Column(name = "tasks")
    private Map<String, Long> tasksByNode = new HashMap<>();

    @ElementCollection
    @CollectionTable(name = "upgrade_mode_toggle_fenced", joinColumns = @JoinColumn(name = "version"))
    private List<FencedTask> fenced = new ArrayList<>();

    protected Toggle() {}

    /**
     * @param setting as it is when the turn begins
     * @param tasksByNode how many tasks each node runs then
     */
    public Toggle(UpgradeModeSetting setting, Map<String, Long> tasksByNode) {
        version = setting.version();
        enabled = setting.phase().on();
        requestedBy = setting.requestedBy();
        reason = setting.reason();
        requestedAt = setting.since();
        this.tasksByNode.putAll(tasksByNode);
    }

    /** Tasks had their time to halt; from here what is left is revoked. The first node that gets so far counts. */
    public void halted(long now) {
        if (haltedAt == null) {
            haltedAt = now;
        }
    }

    public void fenced(List<FencedTask> tasks) {
        fenced.addAll(tasks);
    }

    public void end(Outcome as, long now) {
        if (outcome == Outcome.UNDER_WAY) {
            outcome = as;
            endedAt = now;
        }
    }

    public long version() {
        return version;
    }

    public boolean enabled() {
        return enabled;
    }

    public @Nullable String requestedBy() {
        return requestedBy;
    }

    public @Nullable String reason() {
        return reason;
    }

    public long requestedAt() {
        return requestedAt;
    }

    public @Nullable Long haltedAt() {
        return haltedAt;
    }

    public @Nullable Long endedAt() {
        return endedAt;
    }

    public Outcome outcome() {
        return outcome;
    }

    public Map<String, Long> tasksByNode() {
        return Map.copyOf(tasksByNode);
    }

    public List<FencedTask> fenced() {
        return List.copyOf(fenced);
    }
}
