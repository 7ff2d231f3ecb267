package org.slackwater.results.control;

import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;
import org.slackwater.storage.TestStorage;

/** In a file, and with so little memory that four rows are sorted on the disk: in a server, tens of thousands are. */
class ResultsOnH2Test extends ResultsContract {
    @TempDir
    Path folder = Path.of("");

    @Override
    TestStorage open() {
        return TestStorage.h2("file:" + folder.resolve("results") + ";MAX_MEMORY_ROWS=3");
    }
}
