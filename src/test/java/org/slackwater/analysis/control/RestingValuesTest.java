package org.slackwater.analysis.control;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class RestingValuesTest {
    private final RestingValues resting = new RestingValues();

    @Test
    void staysAsLongAsItOftenDid() {
        rest(1.2, 30);

        assertThat(resting.longest(1.2)).isEqualTo(10);
        assertThat(resting.stays(1.2)).isBetween(0.8, 0.9);
        assertThat(resting.stays(1.3)).isZero();
    }

    @Test
    void onceIsNoHabit() {
        rest(1.2, 1);

        assertThat(resting.longest(1.2)).isZero();
        assertThat(resting.stays(1.2)).isZero();
    }

    @Test
    void aHabitOutlastsValuesThatComeOnce() {
        rest(0, 30);
        for (int i = 1; i <= 50; i++) {
            rest(i, 1);
        }

        assertThat(resting.longest(0)).isEqualTo(10);
        assertThat(resting.stays(1)).as("forgotten").isZero();
    }

    private void rest(double value, int times) {
        for (int i = 0; i < times; i++) {
            resting.stood(value, 10);
        }
    }
}
