package org.slackwater.tasks.control;

import org.slackwater.storage.TestStorage;

class TaskRuntimeOnPostgresTest extends TaskRuntimeContract {
    @Override
    TestStorage open() {
        return TestStorage.postgres(FencingContract.ENTITIES);
    }
}
