package org.slackwater.analysis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.slackwater.analysis.JobUnderTest.DAY;
import static org.slackwater.analysis.JobUnderTest.HOUR;
import static org.slackwater.analysis.JobUnderTest.MINUTE;

import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.slackwater.analysis.entity.Bucket;

class KnownAnomaliesTest {
    private static final String TAXIS = "nyc_taxi.csv";
    private static final String MACHINE = "machine_temperature_system_failure.csv";

    @ParameterizedTest(name = "{0} in buckets of {1} minutes")
    @CsvSource({"sum, 60", "mean, 60", "sum, 30", "mean, 30", "sum, 120", "sum, 180"})
    void fourOfFiveAnomaliesOfTheTaxisAreAmongTheTenHighest(String function, int minutes) throws IOException {
        SampleSeries taxis = SampleSeries.read(TAXIS);

        List<Bucket> buckets = taxis.analysedBy(job(function, minutes));

        assertThat(taxis.foundIn(buckets)).as(Stretches.of(buckets)::toString).isGreaterThanOrEqualTo(4);
    }

    @ParameterizedTest(name = "{0} in buckets of {1} minutes")
    @CsvSource({"mean, 60", "mean, 30", "mean, 5", "min, 60"})
    void threeOfFourFailuresOfTheMachineAreAmongTheTenHighest(String function, int minutes) throws IOException {
        SampleSeries machine = SampleSeries.read(MACHINE);

        List<Bucket> buckets = machine.analysedBy(job(function, minutes));

        assertThat(machine.foundIn(buckets)).as(Stretches.of(buckets)::toString).isGreaterThanOrEqualTo(3);
    }

    /** The one of 28 January is a little less high. */
    @Test
    void twoFailuresOfTheMachineAreAmongTheTenHighestQuartersOfAnHourByTheirLeastValue() throws IOException {
        SampleSeries machine = SampleSeries.read(MACHINE);

        List<Bucket> buckets = machine.analysedBy(job("min", 15));

        assertThat(machine.foundIn(buckets)).as(Stretches.of(buckets)::toString).isGreaterThanOrEqualTo(2);
    }

    @Test
    void theShutdownOfTheMachineIsTheHighestOfAll() throws IOException {
        SampleSeries machine = SampleSeries.read(MACHINE);

        List<Bucket> buckets = machine.analysedBy(job("mean", 60));

        Stretches.Stretch highest = Stretches.highest(1, buckets).get(0);
        assertThat(highest.overlaps(machine.known().get(1))).as("%s", highest).isTrue();
        assertThat(highest.score()).isGreaterThan(50);
    }

    @ParameterizedTest
    @CsvSource({TAXIS + ", 60", TAXIS + ", 30", MACHINE + ", 60", MACHINE + ", 5"})
    void scoresLieBetween0And100AndTheFirstDaysRaiseNoAlarm(String file, int minutes) throws IOException {
        SampleSeries series = SampleSeries.read(file);
        long begin = series.records().get(0).time();

        List<Bucket> buckets = series.analysedBy(job("mean", minutes));

        assertThat(buckets).extracting(Bucket::anomalyScore).allMatch(score -> score >= 0 && score <= 100);
        assertThat(buckets)
                .filteredOn(bucket -> bucket.timestamp() < begin + 5 * DAY)
                .extracting(Bucket::anomalyScore)
                .allMatch(score -> score < Stretches.UNUSUAL);
    }

    @Test
    void onlyFewBucketsOfTheTaxisAreUnusual() throws IOException {
        List<Bucket> buckets = SampleSeries.read(TAXIS).analysedBy(job("sum", 60));

        assertThat(buckets).filteredOn(bucket -> bucket.anomalyScore() > 75).hasSizeBetween(1, 10);
        assertThat(buckets).filteredOn(bucket -> bucket.anomalyScore() > 25).hasSizeLessThan(buckets.size() / 100);
        assertThat(buckets).hasSize((int) (215 * DAY / HOUR) - 1);
    }

    private static JobUnderTest job(String function, int minutes) {
        return JobUnderTest.of(function, "value").bucketSpan(minutes * MINUTE);
    }
}
