package org.slackwater.analysis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.slackwater.analysis.JobUnderTest.HOUR;
import static org.slackwater.analysis.JobUnderTest.MINUTE;
import static org.slackwater.analysis.JobUnderTest.START;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.slackwater.analysis.entity.AnomalyRecord;

/** Ten days in which every hour has the values 10, 20 and 30 (or so), and then one hour that has others. */
class FunctionValuesTest {
    private static final int USUAL_HOURS = 240;
    private static final long UNUSUAL_HOUR = START + USUAL_HOURS * HOUR;

    private static final List<String> HIGH = List.of("100", "200", "300", "400", "200", "600");
    private static final List<String> LOW = List.of("-90");

    @ParameterizedTest(name = "{0} is {1}, usually {2}")
    @CsvSource({
        "count, 6, 3",
        "high_count, 6, 3",
        "c, 6, 3",
        "sum, 1800, 60",
        "high_sum, 1800, 60",
        "mean, 300, 20",
        "avg, 300, 20",
        "high_mean, 300, 20",
        "min, 100, 10",
        "max, 600, 30",
        "distinct_count, 5, 3",
        "high_dc, 5, 3",
        "non_zero_count, 6, 3",
        "high_nzc, 6, 3",
        "non_null_sum, 1800, 60",
        "high_non_null_sum, 1800, 60",
        "median, 250, 20",
        "high_median, 250, 20"
    })
    void anHourOfHighValuesIsReportedWithWhatItMeasured(String function, double actual, double typical) {
        AnomalyRecord record = onlyRecord(function, HIGH);

        assertThat(record.actual()).containsExactly(actual);
        assertThat(record.typical().get(0)).isCloseTo(typical, within(0.05 * typical));
        assertThat(record.probability()).isBetween(0.0, 0.05);
        assertThat(record.recordScore()).isEqualTo(record.initialRecordScore()).isBetween(1.0, 100.0);
    }

    @ParameterizedTest(name = "{0} is {1}")
    @CsvSource({
        "low_count, 1",
        "low_sum, -90",
        "mean, -90",
        "low_mean, -90",
        "min, -90",
        "max, -90",
        "distinct_count, 1",
        "low_distinct_count, 1",
        "low_non_zero_count, 1",
        "low_non_null_sum, -90",
        "low_median, -90"
    })
    void anHourOfLowValuesIsReportedWithWhatItMeasured(String function, double actual) {
        assertThat(onlyRecord(function, LOW).actual()).containsExactly(actual);
    }

    @ParameterizedTest
    @CsvSource({
        "low_count",
        "low_sum",
        "low_mean",
        "low_distinct_count",
        "low_nzc",
        "low_non_null_sum",
        "low_median",
        "low_varp",
        "low_info_content"
    })
    void aLowFunctionDoesNotSeeHighValues(String function) {
        assertThat(records(function, HIGH)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "high_count",
        "high_sum",
        "high_mean",
        "high_distinct_count",
        "high_nzc",
        "high_non_null_sum",
        "high_median",
        "high_varp",
        "high_info_content"
    })
    void aHighFunctionDoesNotSeeLowValues(String function) {
        assertThat(records(function, LOW)).isEmpty();
    }

    @Test
    void aRecordCarriesTheNameOfItsFunctionAndWhatThatMeasures() {
        AnomalyRecord record = onlyRecord("high_avg", HIGH);

        assertThat(record.function()).isEqualTo("high_mean");
        assertThat(record.functionDescription()).isEqualTo("mean");
        assertThat(record.fieldName()).isEqualTo("value");
        assertThat(record.detectorIndex()).isZero();
    }

    @ParameterizedTest
    @CsvSource({"count, 0", "sum, 0", "low_count, 0"})
    void anHourWithoutRecordsIsAValueForWhatAddsUp(String function, double actual) {
        assertThat(onlyRecord(function, List.of()).actual()).containsExactly(actual);
    }

    @ParameterizedTest
    @CsvSource({
        "mean",
        "min",
        "max",
        "distinct_count",
        "non_zero_count",
        "non_null_sum",
        "median",
        "varp",
        "metric",
        "info_content"
    })
    void anHourWithoutRecordsSaysNothingOtherwise(String function) {
        assertThat(records(function, List.of())).isEmpty();
    }

    @Test
    void theVarianceIsThatOfAllValuesOfTheHour() {
        AnomalyRecord record = onlyRecord("varp", HIGH);

        assertThat(record.actual().get(0)).isCloseTo(80_000 / 3.0, within(1e-6));
        assertThat(record.typical().get(0)).isBetween(50.0, 70.0);
    }

    @Test
    void moreTextIsMoreInformation() {
        AnomalyRecord record = onlyRecord("high_info_content", HIGH);

        assertThat(record.actual().get(0)).isGreaterThan(record.typical().get(0));
        assertThat(record.functionDescription()).isEqualTo("info_content");
    }

    @Test
    void aMetricIsItsLeastItsGreatestAndItsMean() {
        List<AnomalyRecord> records = records("metric", HIGH);

        assertThat(records).extracting(AnomalyRecord::function).containsOnly("metric");
        assertThat(records)
                .extracting(record -> record.functionDescription() + record.actual())
                .containsExactlyInAnyOrder("min[100.0]", "max[600.0]", "mean[300.0]");
    }

    @ParameterizedTest
    @CsvSource({"non_zero_count, count", "high_nzc, count", "non_null_sum, sum", "low_median, median"})
    void whatAFunctionMeasuresIsToldAsTheApiTellsIt(String function, String description) {
        assertThat(records(function, function.startsWith("low") ? LOW : HIGH))
                .extracting(AnomalyRecord::functionDescription)
                .containsExactly(description);
    }

    private static AnomalyRecord onlyRecord(String function, List<String> values) {
        List<AnomalyRecord> records = records(function, values);
        assertThat(records).hasSize(1);
        return records.get(0);
    }

    private static List<AnomalyRecord> records(String function, List<String> values) {
        boolean counts = function.equals("c")
                || function.endsWith("nzc")
                || function.endsWith("count") && !function.endsWith("distinct_count");
        JobUnderTest job = JobUnderTest.of(function, counts ? null : "value");
        for (int hour = 0; hour < USUAL_HOURS; hour++) {
            long time = START + hour * HOUR;
            int off = hour % 2;
            job.add(time, "value", 10 + off);
            job.add(time + MINUTE, "value", 20.0);
            job.add(time + 2 * MINUTE, "value", "" + (30 - off));
        }
        for (int i = 0; i < values.size(); i++) {
            job.add(UNUSUAL_HOUR + i * MINUTE, "value", values.get(i));
        }
        return JobUnderTest.records(job.finishedBy(UNUSUAL_HOUR + HOUR)).stream()
                .filter(record -> record.recordScore() > 0)
                .toList();
    }
}
