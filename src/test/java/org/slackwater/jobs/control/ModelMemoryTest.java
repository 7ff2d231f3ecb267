package org.slackwater.jobs.control;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.slackwater.http.control.TestBodies;
import org.slackwater.http.entity.ApiException;

class ModelMemoryTest {
    @ParameterizedTest
    @CsvSource({
        "1, 1, 1mb",
        "1, 8, 3mb",
        "10, 100, 10mb",
        "1000, 1000, 7060mb",
        "9223372036854775807, 1000000, 8796093022208mb"
    })
    void growsWithTheSeries(long by, long partitions, String estimate) {
        assertThat(estimate(
                        """
                        {"analysis_config":{"detectors":[{"function":"mean","field_name":"v","by_field_name":"a","partition_field_name":"b"}]},\
                        "overall_cardinality":{"a":%d,"b":%d}}"""
                                .formatted(by, partitions)))
                .isEqualTo(estimate);
    }

    @Test
    void countsInfluencersThatAreNoSplits() {
        String body =
                """
                {"analysis_config":{"detectors":[{"function":"count","by_field_name":"a"}],"influencers":["a","c"]},\
                "overall_cardinality":{"a":1},"max_bucket_cardinality":{"c":%d}}""";

        assertThat(estimate(body.formatted(1))).isEqualTo("1mb");
        assertThat(estimate(body.formatted(100_000))).isEqualTo("20mb");
    }

    @Test
    void membersOfPopulationsTakeLittle() {
        String body =
                """
                {"analysis_config":{"detectors":[{"function":"count","over_field_name":"a"}]},"overall_cardinality":{"a":%d}}""";

        assertThat(estimate(body.formatted(1_000))).isEqualTo("1mb");
        assertThat(estimate(body.formatted(100_000))).isEqualTo("20mb");
    }

    @Test
    void howManyCategoriesThereAreNeedNotBeKnown() {
        String body =
                """
                {"analysis_config":{"categorization_field_name":"m","detectors":[{"function":"count","by_field_name":"mlcategory"}]}%s}""";

        assertThat(estimate(body.formatted(""))).isEqualTo("7mb");
        assertThat(estimate(body.formatted(",\"overall_cardinality\":{\"mlcategory\":10}")))
                .isEqualTo("4mb");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
            {} | analysis_config
            {"analysis_config":{"detectors":[]}} | detectors
            {"analysis_config":{"detectors":[{"function":"count","by_field_name":"a","partition_field_name":"b"}]},"overall_cardinality":{"b":3}} | [overall_cardinality] is missing for the fields [a]
            {"analysis_config":{"detectors":[{"function":"count"}],"influencers":["c"]}} | [max_bucket_cardinality] is missing for the fields [c]
            {"analysis_config":{"detectors":[{"function":"count"}]},"overall_cardinality":{"x":-1}} | [x]
            {"analysis_config":{"detectors":[{"function":"count"}]},"max_bucket_cardinality":{"x":null}} | [x]
            """)
    void whatIsMissingOrWrongIsNamed(String body, String named) {
        assertThatThrownBy(() -> estimate(body)).isInstanceOfSatisfying(ApiException.class, refusal -> {
            assertThat(refusal.status()).isEqualTo(400);
            assertThat(refusal.reason()).contains(named);
        });
    }

    private static String estimate(String body) {
        return ModelMemory.estimate(TestBodies.create()
                        .read(
                                new ByteArrayInputStream(body.getBytes(StandardCharsets.UTF_8)),
                                ModelMemory.Body.class,
                                "estimate_model_memory"))
                .toString();
    }
}
