package org.slackwater.storage.control;

import javax.sql.DataSource;
import org.slackwater.storage.TestStorage;

class RebuildOnH2Test extends RebuildContract {
    @Override
    DataSource emptyDatabase() {
        return TestStorage.h2Database();
    }

    @Override
    String blob() {
        return "blob";
    }
}
