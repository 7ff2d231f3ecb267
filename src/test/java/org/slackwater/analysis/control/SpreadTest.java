package org.slackwater.analysis.control;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import java.util.function.DoubleUnaryOperator;
import org.junit.jupiter.api.Test;

class SpreadTest {
    private static final long HOUR = 3_600_000;
    private static final int DAYS = 60;

    private final Random random = new Random(3);

    @Test
    void whatWasNotYetKnownOnTheFirstDayIsForgottenWithinAWeek() {
        Spread spread = new Spread(Seasons.of(HOUR), 0);
        for (int hour = 0; hour < 7 * 24; hour++) {
            double off = hour == 0 ? 100 : hour < 24 ? 8 : random.nextGaussian();
            spread.learn(hour * HOUR, off, 100, hour, hour / 24.0);
        }

        assertThat(spread.at(7 * 24 * HOUR, 100, 168, 7)).isBetween(0.7, 2.5);
    }

    @Test
    void whatVariesBySoManyPerCentIsWiderWhereItIsHigher() {
        Spread spread = learnt(level -> 0.1 * level, 50);

        assertThat(at(spread, 100)).isCloseTo(10, within(2.0));
        assertThat(at(spread, 150) / at(spread, 50)).isCloseTo(3, within(0.7));
    }

    @Test
    void whatVariesByTheSameEverywhereIsAsWideEverywhere() {
        Spread spread = learnt(level -> 10, 50);

        assertThat(at(spread, 150) / at(spread, 50)).isCloseTo(1, within(0.2));
    }

    @Test
    void ofValuesOnBothSidesOfNothingTheLevelSaysNothing() {
        Spread spread = learnt(level -> 0.1 * level, 50);
        spread.learn(0, -300, 100, 24 * DAYS, DAYS);

        assertThat(at(spread, 150)).isEqualTo(at(spread, 50));
    }

    /** Levels that have nothing to do with the time of day. */
    private Spread learnt(DoubleUnaryOperator usual, double swing) {
        Spread spread = new Spread(Seasons.of(HOUR), 0);
        for (int hour = 0; hour < 24 * DAYS; hour++) {
            double level = 100 + swing * (2 * random.nextDouble() - 1);
            double off = usual.applyAsDouble(level) * random.nextGaussian();
            spread.learn(hour * HOUR, off, level, hour, hour / 24.0);
        }
        return spread;
    }

    private static double at(Spread spread, double level) {
        return spread.at(DAYS * 24 * HOUR, level, 24 * DAYS, DAYS);
    }
}
