package org.slackwater.analysis.control;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.junit.jupiter.api.Test;

class RegressionTest {
    @Test
    void ofPointsOnALineNothingIsLeftUnexplained() {
        Random random = new Random(2);
        for (int round = 0; round < 1_000; round++) {
            double slope = 4 * random.nextDouble() - 2;
            Regression line = new Regression();
            for (int i = 0; i < 4; i++) {
                double x = random.nextDouble();
                line.learn(x, slope * x);
                assertThat(line.unexplained()).as("round %s", round).isBetween(0.0, 1.0);
            }

            assertThat(line.unexplained()).isCloseTo(0, within(1e-6));
            assertThat(line.at(0.5)).isCloseTo(slope / 2, within(1e-6));
        }
    }

    @Test
    void aCorrelationOfFewPairsIsTakenForLessThanItSeems() {
        assertThat(Regression.atLeast(0.9, 3)).isZero();
        assertThat(Regression.atLeast(0.75, 128)).isBetween(0.6, 0.62);
        assertThat(Regression.atLeast(-0.75, 128)).isEqualTo(Regression.atLeast(0.75, 128));
        assertThat(Regression.atLeast(0.2, 128)).isZero();
    }
}
