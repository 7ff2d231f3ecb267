package org.slackwater.tasks.control;

import org.slackwater.storage.TestStorage;

class BackgroundTasksOnPostgresTest extends BackgroundTasksContract {
    @Override
    TestStorage open() {
        return TestStorage.postgres(ENTITIES);
    }
}
