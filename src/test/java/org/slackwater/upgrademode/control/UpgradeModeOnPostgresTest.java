package org.slackwater.upgrademode.control;

import org.slackwater.storage.TestStorage;

class UpgradeModeOnPostgresTest extends UpgradeModeContract {
    @Override
    TestStorage open() {
        return TestStorage.postgres(ENTITIES);
    }
}
