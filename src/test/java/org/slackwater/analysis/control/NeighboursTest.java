package org.slackwater.analysis.control;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.offset;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.Random;
import org.junit.jupiter.api.Test;

class NeighboursTest {
    private static final int DAY = 24;

    private final Neighbours neighbours = new Neighbours();
    private final Random noise = new Random(7);

    @Test
    void nothingIsSaidOfTheFirstValues() {
        days(1);

        assertThat(probability(1e6)).isEqualTo(1);
    }

    @Test
    void whatWasNeverSeenIsUnlikely() {
        days(60);

        assertThat(probability(course(0))).isGreaterThan(0.01);
        assertThat(probability(400)).isLessThan(0.001);
        assertThat(probability(-200)).isLessThan(0.001);
    }

    @Test
    void whatLiesFarBeyondAllThatWasSeenIsUnheardOf() {
        days(60);

        assertThat(unheardOf(course(0))).isEqualTo(1);
        assertThat(unheardOf(400)).isLessThan(1.0 / (60 * DAY)).isGreaterThan(unheardOf(600));
    }

    @Test
    void whatHasBeenHeardOfIsSoNoMore() {
        days(60);
        learn(600);
        days(1);

        assertThat(unheardOf(600)).isEqualTo(1);
        assertThat(unheardOf(2000)).isLessThan(1e-3);
    }

    @Test
    void aTrendIsNothingUnheardOf() {
        for (int i = 0; i < 60 * DAY; i++) {
            double value = value(i) + i;
            if (i > DAY * 10) {
                assertThat(unheardOf(value)).as("%s", i).isEqualTo(1);
            }
            learn(value);
        }
    }

    /** The height of the day at night has been seen, the way there has not. */
    @Test
    void aWayThatWasNeverTakenIsUnlikelyToo() {
        days(60);

        assertThat(probability(200)).isLessThan(0.01);
    }

    @Test
    void theTimeOfTheDayDoesNotMatter() {
        days(60);
        for (int i = 6; i < 12; i++) {
            learn(course(i));
        }

        assertThat(probability(course(12))).isGreaterThan(0.01);
    }

    @Test
    void neitherDoesTheScale() {
        days(60);
        Neighbours small = new Neighbours();
        noise.setSeed(7);
        for (int i = 0; i < 60 * DAY; i++) {
            double value = 5e-11 + Math.scalb(value(i), -40);
            small.learn(value, small.distance(value));
        }

        assertThat(small.probability(small.distance(5e-11 + Math.scalb(250.0, -40))))
                .isCloseTo(probability(250), offset(1e-4));
    }

    /** Each such value would leave infinite squares, and no number where they are set against each other. */
    @Test
    void theGreatestNumbersLeaveNumbers() {
        for (int i = 0; i < 300; i++) {
            learn(i % 3 == 0 ? Double.MAX_VALUE : i % 3 == 1 ? -Double.MAX_VALUE : noise.nextDouble());
        }

        assertThat(probability(Double.MAX_VALUE)).isBetween(0.0, 1.0);
        assertThat(probability(0)).isBetween(0.0, 1.0);
    }

    /** A first value from another world leaves too few bits for all others. */
    @Test
    void afterAWildFirstValueNothingIsUnlike() {
        learn(1e30);
        days(60);

        assertThat(probability(course(0))).isEqualTo(1);
        assertThat(probability(250)).isEqualTo(1);
    }

    @Test
    void whatIsRestoredGoesOnAsIfNothingHadHappened() throws IOException {
        days(5);
        Neighbours restored = new Neighbours();
        restored.read(new DataInputStream(new ByteArrayInputStream(saved(neighbours))));
        for (int i = 0; i < 50 * DAY; i++) {
            double value = value(i);
            learn(value);
            restored.learn(value, restored.distance(value));
        }

        assertThat(saved(restored)).isEqualTo(saved(neighbours));
    }

    @Test
    void ofAShortSeriesLittleIsKept() {
        learn(1);
        assertThat(neighbours.bytes()).isLessThan(300);

        days(300);
        assertThat(neighbours.bytes()).isLessThan(1_300);
    }

    private static byte[] saved(Neighbours neighbours) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        neighbours.write(new DataOutputStream(bytes));
        return bytes.toByteArray();
    }

    private void days(int days) {
        for (int i = 0; i < days * DAY; i++) {
            learn(value(i));
        }
    }

    private void learn(double value) {
        neighbours.learn(value, neighbours.distance(value));
    }

    private double probability(double value) {
        return neighbours.probability(neighbours.distance(value));
    }

    private double unheardOf(double value) {
        return neighbours.unheardOf(neighbours.distance(value));
    }

    private double value(int hour) {
        return course(hour) + 2 * noise.nextGaussian();
    }

    private static double course(int hour) {
        return 100 - 100 * Math.cos(2 * Math.PI * hour / DAY);
    }
}
