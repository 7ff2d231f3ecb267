package org.slackwater.analysis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.slackwater.analysis.JobUnderTest.DAY;
import static org.slackwater.analysis.JobUnderTest.HOUR;
import static org.slackwater.analysis.JobUnderTest.MINUTE;
import static org.slackwater.analysis.JobUnderTest.START;

import java.util.Arrays;
import java.util.DoubleSummaryStatistics;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.slackwater.analysis.entity.Bucket;

/**
 * Series as real ones are and no textbook has them: gaps, clocks that are put forward, counters, heavy tails, walks,
 * batches, numbers of all sizes. They are quiet, and what is odd in them is found.
 */
class OddSeriesTest {
    private static final int SEEDS = 4;
    private static final double NOTHING = Double.NaN;

    @FunctionalInterface
    private interface Course {
        /** @param before the value before, or 0 for the first one */
        double at(int number, double before, Random noise);
    }

    enum Odd {
        A_WEEK_WITHOUT(HOUR, (i, before, noise) -> within(i, 40 * 24, 47 * 24) ? NOTHING : daily(i, noise)),
        EVERY_OTHER_MISSING(HOUR, (i, before, noise) -> i % 2 == 0 ? NOTHING : daily(i, noise)),
        A_THIRD_MISSING(HOUR, (i, before, noise) -> noise.nextInt(3) == 0 ? NOTHING : daily(i, noise)),
        NOTHING_AT_WEEKENDS(HOUR, (i, before, noise) -> i / 24 % 7 >= 5 ? NOTHING : daily(i, noise)),
        SELDOMER_FROM_THE_MIDDLE_ON(
                10 * MINUTE, (i, before, noise) -> i > 2000 && i % 3 != 0 ? NOTHING : daily(i / 6.0, noise)),
        OFTENER_FROM_THE_MIDDLE_ON(
                10 * MINUTE, (i, before, noise) -> i < 2000 && i % 3 != 0 ? NOTHING : daily(i / 6.0, noise)),
        CLOCK_PUT_FORWARD(HOUR, (i, before, noise) -> daily(i > 45 * 24 ? i + 1 : i, noise)),
        TINY(HOUR, (i, before, noise) -> 1e-9 * daily(i, noise)),
        HUGE(HOUR, (i, before, noise) -> 1e15 * daily(i, noise)),
        FAR_FROM_ZERO(HOUR, (i, before, noise) -> 1e9 + daily(i, noise)),
        NEGATIVE(HOUR, (i, before, noise) -> -daily(i, noise)),
        NOW_AND_THEN_ONE(HOUR, (i, before, noise) -> noise.nextInt(50) == 0 ? 1 : 0),
        ZERO_OR_ONE(HOUR, (i, before, noise) -> noise.nextInt(2)),
        NIGHTLY_JOB(HOUR, (i, before, noise) -> i % 24 == 3 ? 1 : 0),
        NIGHTLY_BATCH(HOUR, (i, before, noise) -> i % 24 == 2 ? 500 + noise.nextInt(50) : 0),
        BATCH_AT_ABOUT_THAT_HOUR(
                HOUR, (i, before, noise) -> i % 24 == 2 + i / 24 * 7919 % 3 ? 500 + noise.nextInt(50) : 0),
        BACKUP_OF_FIVE_MINUTES(
                5 * MINUTE,
                (i, before, noise) -> i % 288 == 37 + i / 288 * 7919 % 7
                        ? 1.5 + noise.nextInt(10) / 50.0
                        : 0.13 + noise.nextInt(3) / 500.0),
        SAW_OF_37_HOURS(HOUR, (i, before, noise) -> i % 37 + noise.nextGaussian()),
        COUNTER(HOUR, (i, before, noise) -> i * 3.0 + noise.nextInt(5)),
        WALK(HOUR, (i, before, noise) -> i == 0 ? 100 : before + noise.nextGaussian()),
        CLINGS_TO_ITS_MEAN(
                HOUR, (i, before, noise) -> i == 0 ? 100 : 100 + 0.95 * (before - 100) + noise.nextGaussian()),
        HEAVY_TAILS(HOUR, (i, before, noise) -> 100 + 5 * student3(noise)),
        SKEWED(HOUR, (i, before, noise) -> Math.exp(noise.nextGaussian())),
        SKEWED_BY_DAY(
                HOUR, (i, before, noise) -> Math.exp(0.7 * noise.nextGaussian() + Math.sin(2 * Math.PI * i / 24))),
        WAITING_TIMES(HOUR, (i, before, noise) -> -Math.log(1 - noise.nextDouble())),
        POWER_LAW(HOUR, (i, before, noise) -> Math.pow(1 - noise.nextDouble(), -1 / 1.5)),
        ROUNDED(HOUR, (i, before, noise) -> Math.round(5 + 0.6 * noise.nextGaussian())),
        HARDLY_EVER_MOVES(HOUR, (i, before, noise) -> 100 + (noise.nextInt(20) == 0 ? noise.nextInt(3) - 1 : 0)),
        GROWS_BY_THE_DAY(HOUR, (i, before, noise) -> 100 * Math.exp(i / 700.0) * (1 + 0.05 * noise.nextGaussian())),
        NOW_CALM_NOW_NOT(
                HOUR, (i, before, noise) -> 100 + noise.nextGaussian() * (1 + 4 * Math.pow(Math.sin(i / 97.0), 4))),
        FIRST_VALUE_WILD(HOUR, (i, before, noise) -> i == 0 ? 1e9 : 100 + 5 * noise.nextGaussian()),
        FIRST_DAY_WILD(
                HOUR, (i, before, noise) -> i < 24 ? 1e4 * noise.nextGaussian() : 100 + 5 * noise.nextGaussian()),
        BY_THE_DAY(DAY, (i, before, noise) -> (i % 7 < 5 ? 100 : 30) + 5 * noise.nextGaussian());

        private final long span;
        private final Course course;

        Odd(long span, Course course) {
            this.span = span;
            this.course = course;
        }

        private double[] values(int seed) {
            Random noise = new Random(seed);
            double[] values = new double[span == HOUR ? 24 * 7 * 12 : span == DAY ? 700 : 4000];
            double before = 0;
            for (int i = 0; i < values.length; i++) {
                values[i] = course.at(i, before, noise);
                before = values[i];
            }
            return values;
        }
    }

    @ParameterizedTest
    @EnumSource
    void atMostOneBucketOfAThousandScoresHigh(Odd odd) {
        long high = 0;
        long all = 0;
        for (int seed = 0; seed < SEEDS; seed++) {
            List<Bucket> buckets = analysed(odd, odd.values(seed));
            high += buckets.stream()
                    .filter(bucket -> bucket.anomalyScore() > 75)
                    .count();
            all += buckets.size();
        }

        assertThat(high).isLessThanOrEqualTo(all / 1000);
    }

    @ParameterizedTest
    @EnumSource
    void whatIsFarBeyondAnythingLatelyIsFound(Odd odd) {
        for (int seed = 0; seed < SEEDS; seed++) {
            double[] values = odd.values(seed);
            int event = event(values);
            values[event] = beyond(Arrays.copyOf(values, event));

            Bucket found = analysed(odd, values).stream()
                    .filter(bucket -> bucket.timestamp() == START + event * odd.span)
                    .findFirst()
                    .orElseThrow();
            assertThat(found.anomalyScore()).as("seed %s", seed).isGreaterThan(45);
        }
    }

    private static List<Bucket> analysed(Odd odd, double[] values) {
        JobUnderTest job = JobUnderTest.of("mean", "value").bucketSpan(odd.span);
        for (int i = 0; i < values.length; i++) {
            if (!Double.isNaN(values[i])) {
                job.add(START + i * odd.span, "value", values[i]);
            }
        }
        return job.finishedBy(START + values.length * odd.span);
    }

    /** The first value after three quarters. */
    private static int event(double[] values) {
        return IntStream.range(values.length * 3 / 4, values.length)
                .filter(i -> !Double.isNaN(values[i]))
                .findFirst()
                .orElseThrow();
    }

    /** As far beyond what was lately as three times all that lies between. */
    private static double beyond(double[] before) {
        DoubleSummaryStatistics lately = Arrays.stream(before)
                .skip(before.length / 2)
                .filter(value -> !Double.isNaN(value))
                .summaryStatistics();
        return lately.getMax() + 3 * (lately.getMax() - lately.getMin());
    }

    private static boolean within(int number, int from, int to) {
        return number >= from && number < to;
    }

    private static double daily(double hour, Random noise) {
        return 100 + 50 * Math.sin(2 * Math.PI * hour / 24) + 5 * noise.nextGaussian();
    }

    /** Student's distribution with three degrees of freedom: the quotient that defines it. */
    private static double student3(Random noise) {
        double squares = 0;
        for (int i = 0; i < 3; i++) {
            double normal = noise.nextGaussian();
            squares += normal * normal;
        }
        return noise.nextGaussian() / Math.sqrt(squares / 3);
    }
}
