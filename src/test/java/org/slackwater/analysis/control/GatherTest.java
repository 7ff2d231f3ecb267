package org.slackwater.analysis.control;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
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

    /** Every value comes twice. */
    private static double counted(int distinct) {
        Gather gather = Measure.DISTINCT_COUNT.gathers().get();
        for (int i = 0; i < 2 * distinct; i++) {
            gather.add("user-" + i % distinct, Double.NaN, 1);
        }
        return gather.value();
    }
}
