package org.slackwater.sources.control;

import javax.sql.DataSource;
import org.slackwater.storage.TestStorage;

class TimesOnH2Test extends TimesContract {
    @Override
    DataSource empty() {
        return TestStorage.h2Database();
    }
}
