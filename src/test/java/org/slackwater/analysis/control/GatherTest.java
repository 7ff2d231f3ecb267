package org.slackwater.analysis.control;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class GatherTest {
    @ParameterizedTest
    @ValueSource(ints = {1, 10, 2_047})
    void fewDistinctValuesAreCountedExactly(int distinct) {
        assertThat(counted(distinct)).isEqualTo(distinct);
    }

    @ParameterizedTest
    @ValueSource(ints = {2_048, 10_000, 300_000})
    void manyDistinctValuesAreEstimatedToAFewPercent(int distinct) {
        assertThat(counted(distinct)).isCloseTo(distinct, within(0.06 * distinct));
    }

    @Test
    void theOrderOfNumbersDoesNotShowInTheirSum() {
        ExactSum forwards = new ExactSum();
        ExactSum backwards = new ExactSum();
        for (int i = 1; i <= 100_000; i++) {
            forwards.add(i / 100.0);
            backwards.add((100_001 - i) / 100.0);
        }

        assertThat(forwards.value()).isEqualTo(backwards.value()).isEqualTo(50_000_500.0);
    }

    @ParameterizedTest(name = "the median of {0} is {1}")
    @CsvSource({"'3', 3", "'1 2', 1.5", "'5 -1 3', 3", "'-0.5 -7 -7 2', -3.75", "'1e300 -1e300 4', 4", "'0 0 0 9', 0"})
    void fewValuesHaveAnExactMedian(String values, double median) {
        assertThat(gathered(Measure.MEDIAN, values).value()).isEqualTo(median);
    }

    @Test
    void manyValuesHaveAMedianWhateverTheirOrder() {
        List<Double> values = new ArrayList<>();
        for (int i = 0; i < 100_000; i++) {
            values.add(1e6 + 10 * Math.sin(i));
        }
        double one = median(values);
        Collections.shuffle(values, new Random(3));

        assertThat(one).isCloseTo(1e6, within(0.05)).isEqualTo(median(values));
    }

    @Test
    void aHeavyValueAmongManyIsTheMedian() {
        List<Double> values = new ArrayList<>();
        for (int i = 0; i < 10_000; i++) {
            values.add(0.0);
            values.add(i % 2 == 0 ? 0.0 : i - 5_000);
        }

        assertThat(median(values)).isCloseTo(0, within(1e-3));
    }

    @Test
    void aSummaryCountsAsManyTimesAsItSays() {
        Gather median = Measure.MEDIAN.gathers().get();
        median.add("", 1, 10);
        median.add("", 5, 3);

        assertThat(median.value()).isEqualTo(1);
    }

    @ParameterizedTest(name = "the variance of {0} is {1}")
    @CsvSource({"'1 1', 0", "'1 3', 1", "'1 2 3 4', 1.25", "'1e9 1e9 1e9', 0", "'1000000000.5 1000000001.5', 0.25"})
    void theVarianceIsExact(String values, double variance) {
        assertThat(gathered(Measure.VARP, values).value()).isEqualTo(variance);
    }

    @Test
    void ofOneValueThereIsNoVariance() {
        assertThat(gathered(Measure.VARP, "7").value()).isNaN();
    }

    /** Phrases: a, b, ab; and then ab again with a c. */
    @Test
    void informationIsTheLengthInPhrases() {
        double log = 1 / Math.log(2);
        double three = 3 * 8 + Math.log(2) * log + Math.log(3) * log;

        assertThat(gathered(Measure.INFO_CONTENT, "abab").value()).isCloseTo(three / 8, within(1e-9));
        assertThat(gathered(Measure.INFO_CONTENT, "abab abab abab").value()).isCloseTo(three / 8, within(1e-9));
        assertThat(gathered(Measure.INFO_CONTENT, "abc abab").value())
                .isCloseTo((three + 8 + Math.log(4) * log) / 8, within(1e-9));
    }

    @Test
    void randomTextsHoldMoreInformationThanLikeOnesAndASampleStandsForMany() {
        Random random = new Random(5);
        Gather alike = Measure.INFO_CONTENT.gathers().get();
        Gather few = Measure.INFO_CONTENT.gathers().get();
        Gather many = Measure.INFO_CONTENT.gathers().get();
        for (int i = 0; i < 3_000; i++) {
            String text = Long.toHexString(random.nextLong());
            alike.add("www.example.org/" + i % 300, 0, 1);
            few.add(text, 0, 1);
            many.add(text, 0, 1);
            many.add(Long.toHexString(random.nextLong()), 0, 1);
        }

        assertThat(few.value()).isGreaterThan(10 * alike.value());
        assertThat(many.value()).isCloseTo(2 * few.value(), within(0.3 * few.value()));
    }

    @ParameterizedTest(name = "the middle of {0}")
    @CsvSource({
        "'48.1,11.5', 48.1, 11.5",
        "'0,10 0,20', 0, 15",
        "'0,179 0,-179', 0, 180",
        "'10,0 nowhere 91,0 1,2,3', 10, 0"
    })
    void placesHaveAMiddleThatNoMeridianMoves(String places, double latitude, double longitude) {
        assertThat(gathered(Measure.LAT_LONG, places).values()).containsExactly(latitude, longitude);
    }

    @Test
    void noPlaceHasNoMiddle() {
        assertThat(gathered(Measure.LAT_LONG, "nowhere").value()).isNaN();
        assertThat(gathered(Measure.LAT_LONG, "0,0 0,180").value()).isNaN();
    }

    @Test
    void ofEachQuarterOfAnHourTheEarliestSecondIsKept() {
        Gather day = Measure.TIME_OF_DAY.gathers().get();
        Gather week = Measure.TIME_OF_WEEK.gathers().get();
        for (long millis : new long[] {90_000_500, 90_000_000, 86_400_000 * 8L + 1_000}) {
            day.add("", millis, 1);
            week.add("", millis, 1);
        }

        assertThat(day.values()).containsExactly(1, 3_600);
        assertThat(week.values()).containsExactly(86_401, 90_000);
    }

    private static double median(List<Double> values) {
        Gather median = Measure.MEDIAN.gathers().get();
        values.forEach(value -> median.add("", value, 1));
        return median.value();
    }

    private static Gather gathered(Measure measure, String values) {
        Gather gather = measure.gathers().get();
        for (String value : values.split(" ")) {
            gather.add(value, Numbers.of(value), 1);
        }
        return gather;
    }

    /** Every value comes twice. */
    private static double counted(int distinct) {
        Gather gather = Measure.DISTINCT_COUNT.gathers().get();
        for (int i = 0; i < 2 * distinct; i++) {
            gather.add("user-" + i % distinct, Double.NaN, 1);
        }
        return gather.value();
    }
}
