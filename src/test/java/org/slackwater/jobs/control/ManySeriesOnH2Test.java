package org.slackwater.jobs.control;

import org.slackwater.storage.TestStorage;

class ManySeriesOnH2Test extends ManySeriesContract {
    @Override
    TestStorage storage() {
        return TestStorage.h2(JobRunFixture.ENTITIES);
    }
}
