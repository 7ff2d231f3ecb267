package org.slackwater.upgrademode.control;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slackwater.upgrademode.control.StillWriting.Writer;
import org.slackwater.upgrademode.entity.UpgradeModeSetting;

/** What there is to see of upgrade mode. */
@ApplicationScoped
public class UpgradeModeView {
    /**
     * @param since when the phase was entered, epoch milliseconds
     * @param tasksStillWriting while draining, who holds the drain up
     */
    public record Status(
            boolean upgradeMode,
            String phase,
            @Nullable Long since,
            @Nullable String requestedBy,
            @Nullable String reason,
            List<Writer> tasksStillWriting) {}

    @Inject
    Setting setting;

    @Inject
    StillWriting stillWriting;

    public boolean isOn() {
        return setting.current().phase().on();
    }

    @Transactional
    public Status status() {
        UpgradeModeSetting row = setting.unlocked();
        return new Status(
                row.phase().on(),
                row.phase().name().toLowerCase(java.util.Locale.ROOT),
                row.since() == 0 ? null : row.since(),
                row.requestedBy(),
                row.reason(),
                row.phase().on() ? stillWriting.tasks() : List.of());
    }
}
