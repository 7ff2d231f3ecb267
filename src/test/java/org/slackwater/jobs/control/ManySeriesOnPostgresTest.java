package org.slackwater.jobs.control;

import org.slackwater.storage.TestStorage;

class ManySeriesOnPostgresTest extends ManySeriesContract {
    @Override
    TestStorage storage() {
        return TestStorage.postgres(JobRunFixture.ENTITIES);
    }
}
