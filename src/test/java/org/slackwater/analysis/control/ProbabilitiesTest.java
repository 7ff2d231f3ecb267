package org.slackwater.analysis.control;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ProbabilitiesTest {
    @ParameterizedTest(name = "one in {0} scores {1}")
    @CsvSource({"1, 0", "20, 0", "3000, 25", "40000, 50", "1000000, 75", "1e30, 100"})
    void theScoreMeansTheSameForEveryJob(double oneIn, double score) {
        assertThat(Probabilities.score(1 / oneIn)).isCloseTo(score, within(1.0));
    }

    @Test
    void ofManySeriesOneMayBeOffByChance() {
        double one = 1e-3;
        long usual = 999;

        double combined = Probabilities.combined(1 / one + usual, usual + 1);

        assertThat(combined).isCloseTo(0.5, within(0.01));
    }

    @Test
    void withoutAnyTestNothingIsUnusual() {
        assertThat(Probabilities.combined(0, 0)).isEqualTo(1);
    }
}
