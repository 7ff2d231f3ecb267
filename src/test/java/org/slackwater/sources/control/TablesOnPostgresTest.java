package org.slackwater.sources.control;

import javax.sql.DataSource;
import org.slackwater.storage.TestStorage;

class TablesOnPostgresTest extends TablesContract {
    @Override
    DataSource empty() {
        return TestStorage.postgresDatabase();
    }

    @Override
    String binary() {
        return "bytea";
    }
}
