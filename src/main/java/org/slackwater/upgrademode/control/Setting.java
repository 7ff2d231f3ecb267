package org.slackwater.upgrademode.control;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.jspecify.annotations.Nullable;
import org.slackwater.http.entity.ApiException;
import org.slackwater.storage.control.Maintenance;
import org.slackwater.storage.control.StorageLevel;
import org.slackwater.tasks.control.DatabaseClock;
import org.slackwater.tasks.control.LocalNode;
import org.slackwater.tasks.control.Nodes;
import org.slackwater.upgrademode.entity.Phase;
import org.slackwater.upgrademode.entity.UpgradeModeSetting;

/** The setting in the database, each change a short transaction under the row's lock. */
@ApplicationScoped
class Setting {
    private static final Logger AUDIT = Logger.getLogger("org.slackwater.audit");

    /**
     * A phase and the turn it belongs to.
     *
     * @param graceMillis how long tasks may take to halt in it
     */
    record Turn(Phase phase, long version, long graceMillis) {
        static Turn of(UpgradeModeSetting setting) {
            return new Turn(setting.phase(), setting.version(), setting.graceMillis());
        }

        /** Whether what this turn set off for is still what is to be done. */
        boolean isStill(Turn other) {
            return phase == other.phase && version == other.version;
        }
    }

    @PersistenceContext
    EntityManager entities;

    @Inject
    LocalNode node;

    @Inject
    Nodes nodes;

    @Inject
    Grace grace;

    @Inject
    Toggles toggles;

    @Inject
    DatabaseClock clock;

    @Inject
    StorageLevel storage;

    @Inject
    Maintenance maintenance;

    @Transactional
    public Turn current() {
        return Turn.of(unlocked());
    }

    /**
     * Sets off, unless another request is being answered.
     *
     * @return the turn that the request now waits for
     */
    @Transactional
    public Turn request(String id, boolean enabled, String user, @Nullable String reason, long timeoutMillis) {
        UpgradeModeSetting setting = locked();
        storage.check();
        long now = clock.millis();
        if (setting.busy(nodes::isLive, now)) {
            throw ApiException.tooManyRequests("Attempted to set [upgrade_mode] to [" + enabled
                    + "] while another request to set it is being answered");
        }
        Phase before = setting.phase();
        if (before.on() && !enabled) {
            maintenance.holdOff();
        }
        boolean newTurn = setting.request(enabled, user, reason, now);
        setting.grant(grace.of(timeoutMillis), newTurn);
        if (newTurn) {
            toggles.begin(setting);
            AUDIT.log(Level.INFO, "upgrade mode: phase={0} before={1} by={2} reason={3}", new Object[] {
                setting.phase(), before, user, reason
            });
        }
        if (setting.phase().underWay()) {
            setting.occupy(id, node.incarnation(), now + timeoutMillis);
        }
        return Turn.of(setting);
    }

    @Transactional
    public void leave(String id) {
        locked().leave(id);
    }

    /** The drain or the resume of this turn is done. */
    @Transactional
    public boolean arrive(Turn turn) {
        UpgradeModeSetting setting = locked();
        boolean arrived = setting.arrive(turn.version(), clock.millis());
        if (arrived) {
            toggles.arrived(setting);
            AUDIT.log(Level.INFO, "upgrade mode: phase={0} by={1}", new Object[] {setting.phase(), setting.requestedBy()
            });
        }
        return arrived;
    }

    /** Inside the caller's transaction: the phase stays what it is until that ends. */
    @Transactional(Transactional.TxType.MANDATORY)
    public Phase held() {
        return locked().phase();
    }

    private UpgradeModeSetting locked() {
        UpgradeModeSetting setting =
                entities.find(UpgradeModeSetting.class, UpgradeModeSetting.ID, LockModeType.PESSIMISTIC_WRITE);
        storage.seen(setting.storageLevel());
        return setting;
    }

    UpgradeModeSetting unlocked() {
        UpgradeModeSetting setting = entities.find(UpgradeModeSetting.class, UpgradeModeSetting.ID);
        entities.refresh(setting);
        storage.seen(setting.storageLevel());
        return setting;
    }
}
