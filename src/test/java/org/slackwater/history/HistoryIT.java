package org.slackwater.history;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A few short histories: docs/reliability.md tells about the long ones. */
class HistoryIT {
    @ParameterizedTest
    @ValueSource(longs = {3, 8})
    void underFaultsEveryPromiseIsKept(long seed) throws InterruptedException, IOException {
        Histories histories = new Histories(Path.of("target/histories").toAbsolutePath(), Duration.ofSeconds(45));

        Figures figures = histories.check(seed);

        System.out.println(figures);
        assertThat(figures.violations()).as("seed %d", seed).isEmpty();
        assertThat(figures.acknowledged()).isPositive();
        assertThat(figures.commits()).isPositive();
    }
}
