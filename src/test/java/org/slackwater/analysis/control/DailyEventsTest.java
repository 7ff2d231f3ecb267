package org.slackwater.analysis.control;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.time.Duration;
import java.util.Random;
import org.junit.jupiter.api.Test;

class DailyEventsTest {
    private static final long BUCKET = Duration.ofMinutes(5).toMillis();
    private static final int PER_DAY = 288;
    private static final Seasons SEASONS = Seasons.of(BUCKET);
    /** Half past three. */
    private static final int NIGHT = 42;

    private final DailyEvents events = new DailyEvents(SEASONS);

    @Test
    void whatComesEveryNightIsToBeExpectedThen() {
        nights(8);

        assertThat(events.probability(time(8, NIGHT + 2), 50)).isGreaterThan(0.01);
    }

    @Test
    void twoNightsMayBeChance() {
        nights(2);

        assertThat(events.probability(time(2, NIGHT), 50)).isLessThan(0.001);
    }

    @Test
    void atAnotherTimeItIsNotToBeExpected() {
        nights(8);

        assertThat(events.probability(time(8, NIGHT + 100), 50)).isZero();
    }

    @Test
    void whatGoesMuchFartherOrTheOtherWayIsNotAsUsual() {
        nights(8);

        assertThat(events.probability(time(8, NIGHT), 100)).isLessThan(0.7 * events.probability(time(8, NIGHT), 50));
        assertThat(events.probability(time(8, NIGHT), -50)).isZero();
    }

    @Test
    void whatIsNotFarIsNoEvent() {
        nights(8);

        assertThat(events.probability(time(8, NIGHT), 3)).isZero();
    }

    @Test
    void asManyAtAnyTimeOfTheDaySayNothing() {
        Random random = new Random(3);
        for (int i = 0; i < 30 * PER_DAY; i++) {
            events.learn(i * BUCKET, random.nextInt(PER_DAY) == 0 ? 50 : 0);
        }

        for (int i = 0; i < PER_DAY; i++) {
            assertThat(events.probability(time(30, i), 50)).isLessThan(0.005);
        }
    }

    @Test
    void whatComesNoMoreIsForgotten() {
        nights(8);
        for (int day = 8; day < 30; day++) {
            day(day, 0);
        }

        assertThat(events.probability(time(30, NIGHT), 50)).isZero();
    }

    @Test
    void isKeptInASavedState() throws IOException {
        nights(5);
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        events.write(new DataOutputStream(bytes));
        DailyEvents restored = new DailyEvents(SEASONS);
        restored.read(new DataInputStream(new ByteArrayInputStream(bytes.toByteArray())));

        restored.learn(time(5, NIGHT), 50);
        events.learn(time(5, NIGHT), 50);

        assertThat(restored.probability(time(5, NIGHT), 50))
                .isPositive()
                .isEqualTo(events.probability(time(5, NIGHT), 50));
        assertThat(restored.bytes()).isEqualTo(events.bytes());
    }

    private void nights(int nights) {
        for (int day = 0; day < nights; day++) {
            day(day, 50);
        }
    }

    /** Begins a little sooner or later each night. */
    private void day(int day, double distance) {
        for (int i = 0; i < PER_DAY; i++) {
            events.learn(time(day, i), i == NIGHT + day * 7 % 5 ? distance : 0.5);
        }
    }

    private static long time(int day, int bucket) {
        return ((long) day * PER_DAY + bucket) * BUCKET;
    }
}
