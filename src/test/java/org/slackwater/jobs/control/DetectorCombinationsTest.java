package org.slackwater.jobs.control;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.slackwater.analysis.control.Functions;
import org.slackwater.http.entity.ApiException;
import org.slackwater.jobs.entity.Detector;

/** Every function with and without each of the fields, beside the API's table of what goes together. */
class DetectorCombinationsTest {
    /** Functions, and for field_name, by_field_name and over_field_name: + required, - forbidden, ? as you like. */
    private static final Map<String, String> RULES = Map.of(
            "count high_count low_count c high_c low_c time_of_day time_of_week", "-??",
            "non_zero_count high_non_zero_count low_non_zero_count nzc high_nzc low_nzc", "-?-",
            "distinct_count high_distinct_count low_distinct_count dc high_dc low_dc", "+??",
            "mean high_mean low_mean avg high_avg low_avg median high_median low_median", "+??",
            "min max varp high_varp low_varp metric sum high_sum low_sum", "+??",
            "non_null_sum high_non_null_sum low_non_null_sum", "+?-",
            "info_content high_info_content low_info_content lat_long", "+??",
            "rare", "-+?",
            "freq_rare", "-++");

    private static final List<String> SETTINGS = List.of("field_name", "by_field_name", "over_field_name");

    record Combination(String function, boolean field, boolean by, boolean over, boolean partition, String wrong) {
        Detector detector() {
            return new Detector(
                    null,
                    function,
                    field ? "f" : null,
                    by ? "b" : null,
                    over ? "o" : null,
                    partition ? "p" : null,
                    null,
                    null,
                    null,
                    null);
        }
    }

    static Stream<Combination> combinations() {
        List<Combination> all = new ArrayList<>();
        RULES.forEach((functions, rules) -> {
            for (String function : functions.split(" ")) {
                for (int bits = 0; bits < 16; bits++) {
                    boolean[] given = {(bits & 1) > 0, (bits & 2) > 0, (bits & 4) > 0};
                    all.add(new Combination(
                            function, given[0], given[1], given[2], (bits & 8) > 0, firstWrong(rules, given)));
                }
            }
        });
        return all.stream();
    }

    private static String firstWrong(String rules, boolean[] given) {
        for (int i = 0; i < given.length; i++) {
            if (rules.charAt(i) == (given[i] ? '-' : '+')) {
                return SETTINGS.get(i);
            }
        }
        return "";
    }

    @ParameterizedTest
    @MethodSource("combinations")
    void whatTheApiAllowsIsTakenAndTheRestIsRefusedByName(Combination combination) {
        if (combination.wrong().isEmpty()) {
            assertThatCode(() -> DetectorValidation.check(combination.detector()))
                    .doesNotThrowAnyException();
        } else {
            assertThatThrownBy(() -> DetectorValidation.check(combination.detector()))
                    .isInstanceOfSatisfying(ApiException.class, refusal -> {
                        assertThat(refusal.status()).isEqualTo(400);
                        assertThat(refusal.reason())
                                .contains("[" + combination.function() + "]", "[" + combination.wrong() + "]");
                    });
        }
    }

    @Test
    void theTableHasEveryFunction() {
        List<String> listed = RULES.keySet().stream()
                .flatMap(functions -> Arrays.stream(functions.split(" ")))
                .toList();

        assertThat(listed).containsAll(Functions.names());
        assertThat(listed).allMatch(name -> Functions.find(name).isPresent());
    }
}
