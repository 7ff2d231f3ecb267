package org.slackwater.storage;

import org.slackwater.upgrademode.control.UpgradeGate;

/** Upgrade mode is off. */
public final class OpenGate extends UpgradeGate {
    @Override
    public void pass() {
        // everything may pass
    }

    @Override
    public void check() {
        // always open
    }
}
