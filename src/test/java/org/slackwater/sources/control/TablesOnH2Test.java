package org.slackwater.sources.control;

import javax.sql.DataSource;
import org.slackwater.storage.TestStorage;

class TablesOnH2Test extends TablesContract {
    @Override
    DataSource empty() {
        return TestStorage.h2Database();
    }

    @Override
    String binary() {
        return "varbinary(10)";
    }
}
