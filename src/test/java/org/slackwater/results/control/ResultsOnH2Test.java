package org.slackwater.results.control;

import org.slackwater.storage.TestStorage;

class ResultsOnH2Test extends ResultsContract {
    @Override
    TestStorage open() {
        return TestStorage.h2();
    }
}
