package org.slackwater.sources.control;

import javax.sql.DataSource;
import org.slackwater.storage.TestStorage;

class QueryOnH2Test extends QueryContract {
    @Override
    DataSource empty() {
        return TestStorage.h2Database();
    }
}
