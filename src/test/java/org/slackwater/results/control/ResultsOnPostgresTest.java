package org.slackwater.results.control;

import org.slackwater.storage.TestStorage;

class ResultsOnPostgresTest extends ResultsContract {
    @Override
    TestStorage open() {
        return TestStorage.postgres();
    }
}
