package org.slackwater.upgrademode.control;

import jakarta.enterprise.context.ApplicationScoped;

/** The door through which every change of configuration or of tasks goes. */
@ApplicationScoped
public class UpgradeGate {

    /**
     * To be called first in a transaction that changes configuration or makes a task: holds upgrade mode off until the
     * transaction ends.
     *
     * @throws org.slackwater.http.entity.ApiException 429 when upgrade mode is on
     */
    public void pass() {
        throw new UnsupportedOperationException("written by upgrade mode");
    }
}
