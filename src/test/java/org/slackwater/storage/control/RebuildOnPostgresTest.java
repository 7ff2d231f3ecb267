package org.slackwater.storage.control;

import javax.sql.DataSource;
import org.slackwater.storage.TestStorage;

class RebuildOnPostgresTest extends RebuildContract {
    @Override
    DataSource emptyDatabase() {
        return TestStorage.postgresDatabase();
    }

    @Override
    String blob() {
        return "bytea";
    }
}
