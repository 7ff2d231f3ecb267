package org.slackwater.upgrademode.control;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import org.slackwater.storage.control.StorageLevel;
import org.slackwater.tasks.control.AssignmentGate;

/** The door through which every change of configuration or of tasks goes. */
@ApplicationScoped
public class UpgradeGate implements AssignmentGate {
    @Inject
    Setting setting;

    @Inject
    CurrentAction action;

    @Inject
    StorageLevel storage;

    /**
     * To be called first in a transaction that changes configuration or makes a task: holds upgrade mode off until the
     * transaction ends.
     *
     * @throws org.slackwater.http.entity.ApiException 429 when upgrade mode is on, 503 when internal storage is of a
     *     newer version
     */
    public void pass() {
        boolean shut = setting.held().on();
        storage.check();
        if (shut) {
            throw UpgradeModeRefusal.refusal(action.name());
        }
    }

    /**
     * Where nothing is to be changed: how things stand now.
     *
     * @throws org.slackwater.http.entity.ApiException 429 when upgrade mode is on
     */
    public void check() {
        if (isShut()) {
            throw UpgradeModeRefusal.refusal(action.name());
        }
    }

    /** How things stand now; a moment later they may not. */
    public boolean isShut() {
        return setting.current().phase().on();
    }

    /** For tasks to be claimed: upgrade mode is off, and this node is not of an older version than internal storage. */
    @Override
    public boolean open() {
        return !setting.held().on() && !storage.outdated();
    }
}
