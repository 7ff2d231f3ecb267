package org.slackwater.analysis.control;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

class RepeatsTest {
    private final Random random = new Random(5);

    @Test
    void aSensorThatIsStuckIsSoonUnlikely() {
        Repeats repeats = learnt(random::nextGaussian);

        assertThat(stuck(repeats, 1)).isLessThan(1e-2);
        assertThat(stuck(repeats, 8)).isLessThan(1e-5);
    }

    @Test
    void hoursWithoutEventsAreUsualForASeriesOfFewEvents() {
        Repeats repeats = learnt(() -> random.nextDouble() < 0.1 ? 1.0 : 0.0);

        assertThat(stuck(repeats, 20)).isGreaterThan(1e-2);
    }

    @Test
    void aSeriesThatNeverMovesIsNotReported() {
        Repeats repeats = learnt(() -> 7.0);

        assertThat(stuck(repeats, 100)).isGreaterThan(0.1);
    }

    @Test
    void toStandStillForGoodBecomesUsual() {
        Repeats repeats = learnt(random::nextGaussian);

        stuck(repeats, 2_000);

        assertThat(stuck(repeats, 1)).isGreaterThan(1e-6).isGreaterThan(stuck(learnt(random::nextGaussian), 24));
    }

    @Test
    void toRestAtTheSameValueNightAfterNightBecomesUsual() {
        Repeats repeats = new Repeats();

        double first = night(repeats, 7);
        for (int i = 0; i < 28; i++) {
            night(repeats, 7);
        }

        assertThat(first).isLessThan(1e-4);
        double usual = night(repeats, 7);
        assertThat(usual).isGreaterThan(3e-3);
        assertThat(stuck(repeats, 7, 30)).as("far into the day").isLessThan(usual / 3);
    }

    /** A few events an hour, none at times, and then none for longer than ever: whatever sends them is down. */
    @Test
    void toRestForFarLongerThanUsualIsUnlikely() {
        Repeats repeats = learnt(() -> (double) random.nextInt(2));

        assertThat(stuck(repeats, 0, 30)).isLessThan(1e-3);
    }

    @Test
    void aSensorThatGetsStuckAgainIsToldAgain() {
        Repeats repeats = new Repeats();

        for (int i = 0; i < 6; i++) {
            learn(repeats, 500);
            assertThat(stuck(repeats, 7 + i, 20)).isLessThan(1e-4);
        }
    }

    @Test
    void anotherValueSaysNothing() {
        Repeats repeats = learnt(random::nextGaussian);

        assertThat(repeats.probability(42)).isEqualTo(1);
    }

    private static Repeats learnt(Supplier<Double> values) {
        Repeats repeats = new Repeats();
        for (int i = 0; i < 2_000; i++) {
            repeats.learn(values.get());
        }
        return repeats;
    }

    private void learn(Repeats repeats, int values) {
        for (int i = 0; i < values; i++) {
            repeats.learn(random.nextGaussian());
        }
    }

    /** After a day that moves. */
    private double night(Repeats repeats, double value) {
        learn(repeats, 40);
        return stuck(repeats, value, 10);
    }

    /** Lets a value come again so many times, and says how likely the last time was. */
    private static double stuck(Repeats repeats, int times) {
        return stuck(repeats, 7, times);
    }

    private static double stuck(Repeats repeats, double value, int times) {
        repeats.learn(value);
        double probability = 1;
        for (int i = 0; i < times; i++) {
            probability = repeats.probability(value);
            repeats.learn(value);
        }
        return probability;
    }
}
