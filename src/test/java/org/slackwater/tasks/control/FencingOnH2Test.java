package org.slackwater.tasks.control;

import org.slackwater.storage.TestStorage;

class FencingOnH2Test extends FencingContract {
    @Override
    TestStorage open() {
        return TestStorage.h2(ENTITIES);
    }
}
