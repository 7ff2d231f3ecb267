package org.slackwater.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A short run: docs/reliability.md tells about the long ones. */
class FuzzIT {
    @Test
    void nothingIsFound(@TempDir Path folder) throws InterruptedException {
        Options options = new Options(17, Duration.ofSeconds(45), 2, 4, "h2");

        Tally tally = new FuzzRun(options, folder).run();

        System.out.println("FuzzIT: " + options + ": " + tally);
        assertThat(tally.findings()).isEmpty();
        assertThat(tally.requests(2)).as("requests that were right").isPositive();
        assertThat(tally.requests(4)).as("requests that were not").isPositive();
    }
}
