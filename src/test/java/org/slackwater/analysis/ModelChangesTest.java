package org.slackwater.analysis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.slackwater.analysis.JobUnderTest.DAY;
import static org.slackwater.analysis.JobUnderTest.HOUR;
import static org.slackwater.analysis.JobUnderTest.MINUTE;
import static org.slackwater.analysis.JobUnderTest.START;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.slackwater.analysis.entity.Bucket;
import org.slackwater.analysis.entity.ModelChange;
import org.slackwater.analysis.entity.ModelChange.Kind;
import org.slackwater.categorization.entity.AnalyzerSpec;
import org.slackwater.categorization.entity.CategorizationSpec;
import org.slackwater.categorization.entity.Tokenizer;

/** People are told what models did, at distinct moments, and it changes nothing of the results. */
class ModelChangesTest {
    private static final DoubleUnaryOperator LEVEL = day -> 100;
    private static final DoubleUnaryOperator DAILY = day -> 100 + 5 * Math.sin(2 * Math.PI * day);
    private static final DoubleUnaryOperator WEEKLY = day -> DAILY.applyAsDouble(day) - (day % 7 >= 5 ? 6 : 0);

    @ParameterizedTest
    @ValueSource(longs = {HOUR, 10 * MINUTE})
    void aSeriesWithoutTurnsIsToldNothingOf(long span) {
        assertThat(changes(span, 50, LEVEL)).isEmpty();
        assertThat(changes(span, 50, day -> 100 + day)).as("a trend").isEmpty();
    }

    @ParameterizedTest
    @ValueSource(longs = {HOUR, 10 * MINUTE})
    void aDailySeasonIsFoundOnceAndGivenUpWhenItIsLost(long span) {
        List<Bucket> buckets =
                analysed(job(span), span, 50, day -> day < 25 ? DAILY.applyAsDouble(day) : LEVEL.applyAsDouble(day));

        assertThat(kinds(buckets)).containsExactly(Kind.DAY_FOUND, Kind.DAY_GIVEN_UP);
        assertThat(dayOf(buckets, Kind.DAY_FOUND)).isBetween(2L, 4L);
        assertThat(dayOf(buckets, Kind.DAY_GIVEN_UP)).isBetween(26L, 40L);
    }

    @ParameterizedTest
    @ValueSource(longs = {HOUR, 10 * MINUTE})
    void aWeeklySeasonIsFoundAfterTwoWeeks(long span) {
        List<Bucket> buckets = analysed(job(span), span, 40, WEEKLY);

        assertThat(kinds(buckets)).containsExactly(Kind.DAY_FOUND, Kind.WEEK_FOUND);
        assertThat(dayOf(buckets, Kind.WEEK_FOUND)).isBetween(14L, 16L);
    }

    @ParameterizedTest
    @ValueSource(doubles = {8, 30, -20})
    void aShiftOfTheLevelIsToldWhenItIsTakenForNormal(double shift) {
        List<Bucket> buckets = analysed(job(HOUR), HOUR, 60, day -> day < 30 ? 100 : 100 + shift);

        assertThat(kinds(buckets)).containsExactly(Kind.LEVEL_MOVED);
        assertThat(dayOf(buckets, Kind.LEVEL_MOVED)).isBetween(31L, 40L);
        List<Double> levels = Stream.of(told(buckets).get(0).text().split("[^0-9.-]+"))
                .filter(part -> part.matches("[0-9.-]*[0-9]"))
                .map(Double::valueOf)
                .toList();
        assertThat(levels).hasSize(2);
        assertThat(levels.get(0)).isBetween(99.0, 101.0);
        assertThat(levels.get(1)).isBetween(97.0 + shift, 103.0 + shift);
    }

    @Test
    void whatComesBackIsNoShiftOfTheLevel() {
        assertThat(changes(HOUR, 50, day -> day >= 30 && day < 31 ? 130 : 100)).isEmpty();
        assertThat(changes(HOUR, 50, day -> day >= 30 && day < 33 ? 80 : 100)).isEmpty();
    }

    @Test
    void aModelThatBeginsAnewAfterSomethingWildSaysSo() {
        List<Bucket> buckets = analysed(job(HOUR), HOUR, 50, day -> day == 0 ? 1e6 : 100);

        assertThat(kinds(buckets)).containsExactly(Kind.BEGUN_ANEW);
        assertThat(dayOf(buckets, Kind.BEGUN_ANEW)).isEqualTo(28);
    }

    @Test
    void itIsToldOfWhichSeries() {
        JobUnderTest job = new JobUnderTest()
                .tellingChanges()
                .detector("count", null, null, null)
                .detector("metric", "v", "host", "site");
        Random random = new Random(3);
        for (int hour = 0; hour < 24 * 6; hour++) {
            double value = DAILY.applyAsDouble(hour / 24.0) + random.nextGaussian();
            job.add(START + hour * HOUR, Map.of("v", value, "host", "a", "site", "s"));
        }

        List<ModelChange> told = told(job.finishedBy(START + 6 * DAY));

        assertThat(told).extracting(ModelChange::measure).containsExactlyInAnyOrder("min", "max", "mean");
        assertThat(told).allSatisfy(change -> assertThat(change)
                .extracting(
                        ModelChange::kind,
                        ModelChange::detectorIndex,
                        ModelChange::partitionFieldName,
                        ModelChange::partitionFieldValue,
                        ModelChange::byFieldName,
                        ModelChange::byFieldValue)
                .containsExactly(Kind.DAY_FOUND, 1, "site", "s", "host", "a"));
        assertThat(told).extracting(ModelChange::text).doesNotHaveDuplicates();
    }

    @Test
    void messagesThatSeemUnfitAreToldOncePerPartition() {
        JobUnderTest job = new JobUnderTest()
                .tellingChanges()
                .categorized(new CategorizationSpec(
                        "message", new AnalyzerSpec(List.of(), Tokenizer.ML_STANDARD, List.of()), "host", false, 4))
                .detector("count", null, "mlcategory", "host");
        for (int i = 0; i < 600; i++) {
            String host = i % 2 == 0 ? "dull" : "busy";
            String message = i % 2 == 0
                    ? "alive"
                    : List.of("began", "ended well", "was left alone").get(i % 3);
            job.add(START + i * MINUTE, Map.of("message", message, "host", host));
            job.saveAndRestore();
        }

        List<Bucket> buckets = job.finishedBy(START + DAY);

        assertThat(told(buckets))
                .containsExactly(new ModelChange(
                        Kind.CATEGORIZATION_WARNS,
                        null,
                        null,
                        "host",
                        "dull",
                        null,
                        null,
                        "The categorization status changed to [warn]"));
        assertThat(JobUnderTest.at(buckets, START + 3 * HOUR).modelChanges()).hasSize(1);
    }

    @Test
    void whetherOrNotABucketWaitsForTheNextRecordTheSameIsTold() {
        JobUnderTest waiting = messages();
        JobUnderTest advanced = messages();
        for (JobUnderTest job : List.of(waiting, advanced)) {
            for (int i = 0; i < 99; i++) {
                job.add(START + i, "message", "alive");
            }
        }

        advanced.analysis().advanceTo(START + HOUR);
        waiting.add(START + HOUR, "message", "alive");
        advanced.add(START + HOUR, "message", "alive");

        List<Bucket> buckets = waiting.finishedBy(START + 2 * HOUR);
        assertThat(JobUnderTest.at(buckets, START + HOUR).modelChanges()).hasSize(1);
        assertThat(told(buckets)).hasSize(1);
        assertThat(advanced.finishedBy(START + 2 * HOUR)).isEqualTo(buckets);
    }

    private static JobUnderTest messages() {
        return new JobUnderTest()
                .tellingChanges()
                .categorized(new CategorizationSpec(
                        "message", new AnalyzerSpec(List.of(), Tokenizer.ML_STANDARD, List.of()), null, false, 4))
                .detector("count", null, "mlcategory", null);
    }

    @Test
    void resultsAreTheSameWhetherOrNotItIsTold() {
        DoubleUnaryOperator course = day -> WEEKLY.applyAsDouble(day) + (day < 30 ? 0 : 20);
        List<Bucket> told = analysed(job(HOUR), HOUR, 40, course);
        List<Bucket> untold = analysed(JobUnderTest.of("mean", "v"), HOUR, 40, course);

        assertThat(told(told)).isNotEmpty();
        assertThat(told(untold)).isEmpty();
        assertThat(told.stream().map(ModelChangesTest::withoutChanges).toList()).isEqualTo(untold);
    }

    @Test
    void restoresInBetweenChangeNothingOfIt() {
        JobUnderTest undisturbed = job(HOUR);
        JobUnderTest interrupted = job(HOUR);
        Random random = new Random(7);
        for (int hour = 0; hour < 24 * 45; hour++) {
            double day = hour / 24.0;
            double value = WEEKLY.applyAsDouble(day) + (day < 30 ? 0 : 30) + random.nextGaussian();
            undisturbed.add(START + hour * HOUR, "v", value);
            interrupted.add(START + hour * HOUR, "v", value);
            if (hour % 5 == 0) {
                interrupted.saveAndRestore();
            }
        }

        List<Bucket> expected = undisturbed.finishedBy(START + 45 * DAY);

        assertThat(told(expected)).hasSizeGreaterThanOrEqualTo(2);
        assertThat(interrupted.finishedBy(START + 45 * DAY)).isEqualTo(expected);
    }

    private static JobUnderTest job(long span) {
        return JobUnderTest.of("mean", "v").bucketSpan(span).tellingChanges();
    }

    private static List<ModelChange> changes(long span, int days, DoubleUnaryOperator course) {
        return told(analysed(job(span), span, days, course));
    }

    /** @param course of the value by days since the start, to which noise is added */
    private static List<Bucket> analysed(JobUnderTest job, long span, int days, DoubleUnaryOperator course) {
        Random random = new Random(5);
        for (int i = 0; i < days * DAY / span; i++) {
            job.add(START + i * span, "v", course.applyAsDouble(i * span / (double) DAY) + random.nextGaussian());
        }
        return job.finishedBy(START + days * DAY);
    }

    private static List<ModelChange> told(List<Bucket> buckets) {
        return buckets.stream()
                .flatMap(bucket -> bucket.modelChanges().stream())
                .toList();
    }

    private static List<Kind> kinds(List<Bucket> buckets) {
        return told(buckets).stream().map(ModelChange::kind).toList();
    }

    private static long dayOf(List<Bucket> buckets, Kind kind) {
        List<Long> days = new ArrayList<>();
        for (Bucket bucket : buckets) {
            if (bucket.modelChanges().stream().anyMatch(change -> change.kind() == kind)) {
                days.add((bucket.timestamp() - START) / DAY);
            }
        }
        assertThat(days).hasSize(1);
        return days.get(0);
    }

    private static Bucket withoutChanges(Bucket bucket) {
        return new Bucket(
                bucket.timestamp(),
                bucket.bucketSpanSeconds(),
                bucket.anomalyScore(),
                bucket.initialAnomalyScore(),
                bucket.eventCount(),
                bucket.interim(),
                bucket.bucketInfluencers(),
                bucket.records(),
                bucket.influencers(),
                bucket.scheduledEvents(),
                bucket.modelPlots(),
                List.of());
    }
}
