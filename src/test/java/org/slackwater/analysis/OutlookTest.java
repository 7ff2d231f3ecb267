package org.slackwater.analysis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.slackwater.analysis.JobUnderTest.DAY;
import static org.slackwater.analysis.JobUnderTest.HOUR;
import static org.slackwater.analysis.JobUnderTest.MINUTE;
import static org.slackwater.analysis.JobUnderTest.START;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.LongToDoubleFunction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.slackwater.analysis.control.Outlook;
import org.slackwater.analysis.entity.Prediction;
import org.slackwater.analysis.entity.SeriesForecast;

class OutlookTest {
    private static final int WEEK = 7 * 24;

    /** Hourly values with a course of the day, quiet at night. */
    private static double daily(long time, Random random) {
        double phase = 2 * Math.PI * (time % DAY) / DAY;
        return 100 - 50 * Math.cos(phase) + (3 + 2 * Math.sin(phase)) * random.nextGaussian();
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void aCourseOfTheDayGoesOnAndMostOfWhatComesLiesBetweenTheBounds(long seed) {
        Random random = new Random(seed);
        JobUnderTest job = fed(28, time -> daily(time, random));

        List<Prediction> predictions = forecast(job, WEEK);

        int within = 0;
        double off = 0;
        double width = 0;
        for (int i = 0; i < WEEK; i++) {
            Prediction prediction = predictions.get(i);
            double actual = daily(job.analysis().outlook().start() + i * HOUR, random);
            within += isWithin(prediction, actual) ? 1 : 0;
            off += Math.abs(prediction.expected() - (100 - 50 * Math.cos(2 * Math.PI * (i % 24) / 24))) / WEEK;
            width += width(prediction) / WEEK;
        }
        assertThat(within).isGreaterThan(WEEK * 9 / 10);
        assertThat(off).as("of a course between 50 and 150").isLessThan(5);
        assertThat(width).isLessThan(40);
    }

    @Test
    void ofTaxiRidesAWeekIsForetold() throws IOException {
        SampleSeries taxi = SampleSeries.read("nyc_taxi.csv");
        JobUnderTest job = JobUnderTest.of("sum", "value");
        int fed = 2 * 24 * 70;
        taxi.records().subList(0, fed).forEach(job::add);
        Outlook outlook = job.analysis().outlook();
        List<Prediction> predictions = forecast(job, WEEK);

        int within = 0;
        double off = 0;
        double sum = 0;
        for (int i = 0; i < WEEK; i++) {
            long hour = outlook.start() + i * HOUR;
            double actual = taxi.records().stream()
                    .filter(record -> record.time() >= hour && record.time() < hour + HOUR)
                    .mapToDouble(record ->
                            Double.parseDouble(String.valueOf(record.fields().get("value"))))
                    .sum();
            Prediction prediction = predictions.get(i);
            within += isWithin(prediction, actual) ? 1 : 0;
            off += Math.abs(actual - prediction.expected());
            sum += actual;
        }
        assertThat(off / sum).isLessThan(0.1);
        assertThat(within).isGreaterThan(WEEK * 85 / 100);
    }

    @Test
    void theFartherAheadTheLessIsCertain() {
        Random random = new Random(4);

        List<Prediction> predictions = forecast(fed(28, time -> daily(time, random)), 4 * WEEK);

        for (int i = 1; i < predictions.size() - WEEK; i++) {
            assertThat(width(predictions.get(i + WEEK))).as("hour %d", i).isGreaterThan(width(predictions.get(i)));
        }
    }

    @Test
    void whatALevelKeptForAWhileFadesAway() {
        Random random = new Random(5);
        JobUnderTest job =
                fed(28, time -> 100 + random.nextGaussian() + (time >= START + 28 * DAY - 6 * HOUR ? 20 : 0));

        List<Prediction> predictions = forecast(job, WEEK);

        assertThat(predictions.get(0).expected())
                .isGreaterThan(predictions.get(WEEK - 1).expected());
        assertThat(predictions.get(WEEK - 1).expected()).isBetween(98.0, 106.0);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void aSeriesThatGrowsGoesOnGrowing(long seed) {
        Random random = new Random(seed);
        JobUnderTest job = fed(56, time -> daily(time, random) + 2.0 * (time - START) / DAY);

        List<Prediction> predictions = forecast(job, WEEK);

        for (int i = 0; i < WEEK; i++) {
            double expected = 100 - 50 * Math.cos(2 * Math.PI * (i % 24) / 24) + 2 * (56 + i / 24.0);
            assertThat(predictions.get(i).expected()).as("hour %d", i).isBetween(expected - 15, expected + 15);
        }
        double grown = predictions.get(WEEK - 1).expected()
                - predictions.get(WEEK - 1 - 5 * 24).expected();
        assertThat(grown).as("in five days").isBetween(4.0, 16.0);
    }

    @Test
    void whatIsCountedIsNeverLessThanNothing() {
        Random random = new Random(6);
        JobUnderTest job = JobUnderTest.of("count", null).bucketSpan(MINUTE);
        for (int i = 0; i < 3_000; i++) {
            for (int records = random.nextInt(3); records > 0; records--) {
                job.add(START + i * MINUTE, "other", 1);
            }
        }

        assertThat(forecast(job, 1_000)).allSatisfy(prediction -> {
            assertThat(prediction.lower()).isZero();
            assertThat(prediction.expected()).isBetween(0.5, 1.5);
            assertThat(prediction.upper()).isBetween(1.5, 4.0);
        });
    }

    @Test
    void ofValuesNearTheGreatestNumbersBoundsAreNumbersStill() {
        for (String function : List.of("mean", "sum")) {
            JobUnderTest job = JobUnderTest.of(function, "v");
            for (int i = 0; i < 200; i++) {
                job.add(START + i * HOUR, "v", i % 2 == 0 ? 1e300 : -1.7e308);
            }

            assertThat(forecast(job, WEEK)).allSatisfy(prediction -> {
                assertThat(prediction.lower()).isFinite().isLessThanOrEqualTo(prediction.expected());
                assertThat(prediction.upper()).isFinite().isGreaterThanOrEqualTo(prediction.expected());
            });
        }
    }

    @Test
    void everySeriesThatHasSeenEnoughIsForetoldInOrder() {
        JobUnderTest job =
                new JobUnderTest().detector("mean", "v", "host", null).detector("max", "v", null, "host");
        for (int i = 0; i < 50; i++) {
            for (String host : i < 40 ? List.of("b", "a") : List.of("b", "a", "late")) {
                job.add(START + i * HOUR, Map.of("v", 5, "host", host));
            }
        }

        assertThat(job.analysis().outlook().series()).isEqualTo(4);
        assertThat(job.analysis().outlook().forecasts(1))
                .extracting(
                        SeriesForecast::detectorIndex,
                        SeriesForecast::function,
                        SeriesForecast::byFieldValue,
                        SeriesForecast::partitionFieldValue)
                .containsExactly(
                        tuple(0, "mean", "a", null),
                        tuple(0, "mean", "b", null),
                        tuple(1, "max", null, "a"),
                        tuple(1, "max", null, "b"));
    }

    @Test
    void beforeAnythingIsKnownThereIsNothingToForetell() {
        assertThat(JobUnderTest.of("count", null).analysis().outlook().series()).isZero();
    }

    @Test
    void lookingAheadChangesNothing() {
        JobUnderTest undisturbed = RecordedStream.job();
        JobUnderTest asked = RecordedStream.job();
        List<TimedRecord> records = RecordedStream.of(8, 4_000);
        for (int i = 0; i < records.size(); i++) {
            undisturbed.add(records.get(i));
            asked.add(records.get(i));
            if (i % 97 == 0) {
                assertThat(asked.analysis().outlook().forecasts(100).mapToInt(each -> each.predictions()
                                .size()))
                        .allMatch(size -> size == 100);
            }
        }

        assertThat(asked.analysis().takeFinished())
                .isNotEmpty()
                .isEqualTo(undisturbed.analysis().takeFinished());
        assertThat(asked.state()).isEqualTo(undisturbed.state());
    }

    /** A job that has seen one value an hour for so many days. */
    private static JobUnderTest fed(int days, LongToDoubleFunction values) {
        JobUnderTest job = JobUnderTest.of("mean", "v");
        for (long time = START; time <= START + days * DAY; time += HOUR) {
            job.add(time, "v", values.applyAsDouble(time));
        }
        return job;
    }

    private static List<Prediction> forecast(JobUnderTest job, int buckets) {
        List<SeriesForecast> forecasts =
                job.analysis().outlook().forecasts(buckets).toList();
        assertThat(forecasts).hasSize(1);
        return forecasts.get(0).predictions();
    }

    private static boolean isWithin(Prediction prediction, double actual) {
        return actual >= prediction.lower() && actual <= prediction.upper();
    }

    private static double width(Prediction prediction) {
        return prediction.upper() - prediction.lower();
    }
}
