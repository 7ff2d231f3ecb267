package org.slackwater.analysis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.slackwater.analysis.JobUnderTest.HOUR;
import static org.slackwater.analysis.JobUnderTest.START;

import java.util.List;
import java.util.Random;
import java.util.function.IntToDoubleFunction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.slackwater.analysis.entity.AnomalyRecord;
import org.slackwater.analysis.entity.Bucket;

/** What no single bucket shows, planted after eight weeks of normal noise. */
class LastingAnomaliesTest {
    private static final int HOURS = 8 * 7 * 24;
    private static final int WEEK = 7 * 24;

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void aSlowDriftIsSeenByItsLengthAndFromItsSideAlone(long seed) {
        IntToDoubleFunction drift = hour -> hour < HOURS ? 0 : 30.0 * Math.min(1, (hour - HOURS) / (double) WEEK);

        assertThat(after("mean", seed, drift)).anySatisfy(record -> {
            assertThat(record.recordScore()).isGreaterThan(25);
            assertThat(record.multiBucketImpact()).isGreaterThan(3);
        });
        assertThat(after("high_mean", seed, drift)).anyMatch(record -> record.recordScore() > 10);
        assertThat(after("low_mean", seed, drift)).noneMatch(record -> record.recordScore() > 10);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void aFlatLineIsSeenUnlessOnlyOneSideIsLookedAt(long seed) {
        IntToDoubleFunction none = hour -> hour < HOURS ? 0 : Double.NaN;

        assertThat(after("mean", seed, none)).anyMatch(record -> record.recordScore() > 50);
        assertThat(after("high_mean", seed, none)).noneMatch(record -> record.recordScore() > 25);
    }

    /** One cause is not told again and again: half as many events as before, from some hour on and for good. */
    @Test
    void aNewLevelIsToldForHoursAndNotForDays() {
        JobUnderTest job = JobUnderTest.of("mean", "v");
        for (int hour = 0; hour < HOURS + WEEK; hour++) {
            job.add(START + hour * HOUR, "v", hour < HOURS ? 12 : 6);
        }

        List<Bucket> after = job.finishedBy(START + (HOURS + WEEK) * HOUR).subList(HOURS, HOURS + WEEK);

        assertThat(after.get(0).anomalyScore()).isGreaterThan(75);
        assertThat(after).filteredOn(bucket -> bucket.anomalyScore() > 75).hasSizeLessThan(15);
        assertThat(after.subList(48, WEEK)).allMatch(bucket -> bucket.anomalyScore() < 25);
    }

    @Test
    void aRecordSaysWhyItIsOne() {
        List<AnomalyRecord> drift = after("mean", 1, hour -> hour < HOURS ? 0 : 40.0 * (hour - HOURS) / WEEK);

        assertThat(drift).extracting(AnomalyRecord::explanation).anySatisfy(why -> {
            assertThat(why.multiBucketImpact()).isGreaterThan(why.singleBucketImpact());
            assertThat(why.length()).as("buckets in a row").isGreaterThan(5);
            assertThat(why.upperBound()).isBetween(why.lowerBound() + 10, why.lowerBound() + 60);
        });

        AnomalyRecord spike = after("mean", 1, hour -> hour == HOURS ? 100 : 0).get(0);

        assertThat(spike.explanation()).isNotNull().satisfies(why -> {
            assertThat(why.singleBucketImpact()).isGreaterThan(why.multiBucketImpact());
            assertThat(why.length()).isEqualTo(1);
        });
    }

    /** Records of the week and a day afterwards; not a number is the level itself, without noise. */
    private static List<AnomalyRecord> after(String function, long seed, IntToDoubleFunction planted) {
        JobUnderTest job = JobUnderTest.of(function, "v");
        Random noise = new Random(seed);
        for (int hour = 0; hour < HOURS + WEEK + 24; hour++) {
            double more = planted.applyAsDouble(hour);
            double value = Double.isNaN(more) ? 100 : 100 + 5 * noise.nextGaussian() + more;
            job.add(START + hour * HOUR, "v", value);
        }
        return JobUnderTest.records(job.finishedBy(START + (HOURS + WEEK + 24) * HOUR).stream()
                .filter(bucket -> bucket.timestamp() >= START + HOURS * HOUR)
                .toList());
    }
}
