package org.slackwater.sources.control;

import javax.sql.DataSource;
import org.slackwater.storage.TestStorage;

class TimesOnPostgresTest extends TimesContract {
    @Override
    DataSource empty() {
        return TestStorage.postgresDatabase();
    }
}
