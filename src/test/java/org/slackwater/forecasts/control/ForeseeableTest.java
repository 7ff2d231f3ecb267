package org.slackwater.forecasts.control;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.slackwater.analysis.entity.DetectorSpec;

class ForeseeableTest {
    @Test
    void valuesThatHaveACourseAreForetold() {
        assertThatCode(() -> Foreseeable.check(List.of(detector(0, "mean", null), detector(1, "high_count", null))))
                .doesNotThrowAnyException();
    }

    @ParameterizedTest
    @ValueSource(strings = {"rare", "freq_rare", "lat_long", "time_of_day", "time_of_week", "metric"})
    void functionsWithoutACourseAreRefusedByName(String function) {
        assertThatThrownBy(() -> Foreseeable.check(List.of(detector(0, "mean", null), detector(1, function, null))))
                .hasMessageContaining("[detector 1 (" + function + ")]");
    }

    @Test
    void populationsAreRefusedByName() {
        assertThatThrownBy(() -> Foreseeable.check(List.of(detector(0, "mean", "clerk"))))
                .hasMessageContaining("[detector 0 (mean over clerk)]");
    }

    private static DetectorSpec detector(int index, String function, @Nullable String over) {
        return new DetectorSpec(index, function, "v", null, over, null, false);
    }
}
