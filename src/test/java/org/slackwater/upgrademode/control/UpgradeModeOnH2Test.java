package org.slackwater.upgrademode.control;

import org.slackwater.storage.TestStorage;

class UpgradeModeOnH2Test extends UpgradeModeContract {
    @Override
    TestStorage open() {
        return TestStorage.h2(ENTITIES);
    }
}
