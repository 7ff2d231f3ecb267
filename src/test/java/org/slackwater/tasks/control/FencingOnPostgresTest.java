package org.slackwater.tasks.control;

import org.slackwater.storage.TestStorage;

class FencingOnPostgresTest extends FencingContract {
    @Override
    TestStorage open() {
        return TestStorage.postgres(ENTITIES);
    }
}
