package org.slackwater.jobs.control;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.slackwater.analysis.control.Analysis;
import org.slackwater.analysis.control.AnalysisEngine;
import org.slackwater.analysis.entity.AnalysisSpec;
import org.slackwater.analysis.entity.DetectorSpec;
import org.slackwater.analysis.entity.MemoryStatus;
import org.slackwater.http.control.TestBodies;
import org.slackwater.http.entity.ApiException;
import org.slackwater.jobs.entity.MemoryLimit;

class ModelMemoryTest {
    @ParameterizedTest
    @CsvSource({
        "1, 1, 1mb",
        "1, 8, 1mb",
        "10, 100, 12mb",
        "1000, 1000, 11762mb",
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
    void seriesThatAreLookedAtTogetherTakeMore() {
        String body =
                """
                {"analysis_config":{"multivariate_by_fields":%s,"detectors":[{"function":"mean","field_name":"v","by_field_name":"a"},\
                {"function":"count","partition_field_name":"a"}]},"overall_cardinality":{"a":1000}}""";

        assertThat(estimate(body.formatted(false))).isEqualTo("24mb");
        assertThat(estimate(body.formatted(true))).isEqualTo("28mb");
    }

    /** As many series as were told. */
    @ParameterizedTest
    @ValueSource(ints = {1, 8, 40, 300})
    void aJobWithThatLimitIsNeverShortOfMemory(int hosts) {
        MemoryLimit limit = MemoryLimit.parse(estimate(
                """
                        {"analysis_config":{"detectors":[{"function":"mean","field_name":"v","by_field_name":"a"}]},\
                        "overall_cardinality":{"a":%d}}"""
                        .formatted(hosts)));
        Analysis analysis = AnalysisEngine.create(new AnalysisSpec(
                "j",
                600_000,
                0,
                List.of(new DetectorSpec(0, "mean", "v", "a", null, null, false)),
                List.of(),
                null,
                null,
                limit.bytes(),
                Long.MAX_VALUE));
        for (long bucket = 0; bucket < 200; bucket++) {
            for (int host = 0; host < hosts; host++) {
                analysis.add(bucket * 600_000, values(analysis, host), 2, 10);
            }
        }

        assertThat(analysis.modelSize().totalByFieldCount()).isEqualTo(hosts);
        assertThat(analysis.modelSize().memoryStatus()).isEqualTo(MemoryStatus.OK.word());
    }

    private static Object[] values(Analysis analysis, int host) {
        return analysis.fields().stream()
                .map(field -> field.equals("v") ? (Object) 1.0 : "host-" + host)
                .toArray();
    }

    @Test
    void countsInfluencersThatAreNoSplits() {
        String body =
                """
                {"analysis_config":{"detectors":[{"function":"count","by_field_name":"a"}],"influencers":["a","c"]},\
                "overall_cardinality":{"a":1},"max_bucket_cardinality":{"c":%d}}""";

        assertThat(estimate(body.formatted(1))).isEqualTo("1mb");
        assertThat(estimate(body.formatted(100_000))).isEqualTo("32mb");
    }

    @Test
    void membersOfPopulationsTakeLittle() {
        String body =
                """
                {"analysis_config":{"detectors":[{"function":"count","over_field_name":"a"}]},"overall_cardinality":{"a":%d}}""";

        assertThat(estimate(body.formatted(1_000))).isEqualTo("1mb");
        assertThat(estimate(body.formatted(100_000))).isEqualTo("32mb");
    }

    @Test
    void howManyCategoriesThereAreNeedNotBeKnown() {
        String body =
                """
                {"analysis_config":{"categorization_field_name":"m","detectors":[{"function":"count","by_field_name":"mlcategory"}]}%s}""";

        assertThat(estimate(body.formatted(""))).isEqualTo("8mb");
        assertThat(estimate(body.formatted(",\"overall_cardinality\":{\"mlcategory\":10}")))
                .isEqualTo("2mb");
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
