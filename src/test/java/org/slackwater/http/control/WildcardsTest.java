package org.slackwater.http.control;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WildcardsTest {
    @ParameterizedTest
    @CsvSource({
        "abc, abc, true",
        "abc, abcd, false",
        "'', '', true",
        "'', a, false",
        "*, '', true",
        "a*, a, true",
        "a*c, abbbc, true",
        "a*c, abbb, false",
        "*b*, abc, true",
        "a*b*c, axbxbxc, true",
        "xpack/ml/job*, xpack/ml/job[c], true",
        "a.c, abc, false"
    })
    void starsStandForAnything(String pattern, String text, boolean matches) {
        assertThat(Wildcards.matches(pattern, text)).isEqualTo(matches);
    }

    @Test
    void oneOfSeveralIsEnough() {
        assertThat(Wildcards.anyMatches("x,b*", "bc")).isTrue();
        assertThat(Wildcards.anyMatches("x,y", "bc")).isFalse();
    }

    @Test
    void manyStarsCostNoMoreThanTheirNumber() {
        Assertions.assertTimeoutPreemptively(Duration.ofSeconds(20), () -> assertThat(
                        Wildcards.matches("a*".repeat(2_000) + "b", "a".repeat(10_000)))
                .isFalse());
    }
}
