package org.slackwater.sources.control;

import javax.sql.DataSource;
import org.slackwater.storage.TestStorage;

class QueryOnPostgresTest extends QueryContract {
    @Override
    DataSource empty() {
        return TestStorage.postgresDatabase();
    }
}
