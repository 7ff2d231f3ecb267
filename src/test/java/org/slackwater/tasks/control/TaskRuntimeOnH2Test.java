package org.slackwater.tasks.control;

import org.slackwater.storage.TestStorage;

class TaskRuntimeOnH2Test extends TaskRuntimeContract {
    @Override
    TestStorage open() {
        return TestStorage.h2(FencingContract.ENTITIES);
    }
}
