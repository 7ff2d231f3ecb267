package org.slackwater.analysis.control;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TailTest {
    private final Random random = new Random(8);

    /** More, because an exponential tail is the lightest that is believed in. */
    @ParameterizedTest(name = "{0} usual distances")
    @CsvSource({"1.96, 0.05", "3, 0.0027", "4, 0.000063"})
    void ofNormalDeviationsTheProbabilityIsThatOfTheNormalDistributionOrSomewhatMore(
            double deviation, double expected) {
        Tail tail = tail();
        for (int i = 0; i < 20_000; i++) {
            tail.learn(Math.abs(random.nextGaussian()));
        }

        assertThat(tail.probability(deviation)).isBetween(expected / 1.5, expected * 10);
    }

    @Test
    void aSeriesThatStraysFarIsNotSurprisedByWhatIsFarForOthers() {
        Tail calm = tail();
        Tail wild = tail();
        for (int i = 0; i < 20_000; i++) {
            calm.learn(Math.abs(random.nextGaussian()));
            wild.learn(Math.abs(random.nextGaussian()) * (i % 20 == 0 ? 5 : 1));
        }

        assertThat(wild.probability(6)).isGreaterThan(100 * calm.probability(6));
    }

    @Test
    void aLongStretchCountsLessThanAsManySingleExcesses() {
        Tail stretch = tail();
        Tail singles = tail();
        for (int i = 0; i < 1_000; i++) {
            stretch.learn(i < 50 ? 4 : 0.5);
            singles.learn(i % 20 == 0 ? 4 : 0.5);
        }

        assertThat(singles.probability(4)).isGreaterThan(3 * stretch.probability(4));
    }

    @Test
    void theFartherTheLessLikely() {
        Tail tail = tail();
        double before = tail.probability(0);
        for (double deviation = 0.1; deviation < 50; deviation += 0.1) {
            assertThat(tail.probability(deviation)).isLessThanOrEqualTo(before).isPositive();
            before = tail.probability(deviation);
        }
    }

    private static Tail tail() {
        return new Tail(2, 0.05, 0.6);
    }
}
