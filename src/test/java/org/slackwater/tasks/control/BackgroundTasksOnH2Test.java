package org.slackwater.tasks.control;

import org.slackwater.storage.TestStorage;

class BackgroundTasksOnH2Test extends BackgroundTasksContract {
    @Override
    TestStorage open() {
        return TestStorage.h2(ENTITIES);
    }
}
