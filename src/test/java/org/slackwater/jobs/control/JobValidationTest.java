package org.slackwater.jobs.control;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.slackwater.http.control.TestBodies;
import org.slackwater.http.entity.ApiException;

/** What is refused, and what the refusal names; quotes are single ones here. */
class JobValidationTest {
    private static final String OFTEN = "'conditions': [{'applies_to': 'actual', 'operator': 'gt', 'value': 1}]";

    private final JobSettings settings = new JobSettings();
    private final JobDefaults defaults = new JobDefaults();
    private final JobValidation validation = new JobValidation();

    JobValidationTest() {
        defaults.random = new Random(1);
        defaults.settings = settings;
        validation.settings = settings;
    }

    private void check(String body) {
        JobBody read = TestBodies.create()
                .read(
                        new java.io.ByteArrayInputStream(
                                body.replace('\'', '"').getBytes(java.nio.charset.StandardCharsets.UTF_8)),
                        JobBody.class,
                        "job");
        validation.check(defaults.fill("j", read));
    }

    private static String job(String analysis, String rest) {
        return "{'analysis_config': {" + analysis + "}, 'data_description': {}" + rest + "}";
    }

    @Test
    void aMetricIsNoFunctionOfSummaries() {
        assertRefused(
                job("'detectors': [{'field_name': 'x'}], 'summary_count_field_name': 'n'", ""),
                "summary_count_field_name metric");
        check(job("'detectors': [{'function': 'median', 'field_name': 'x'}], 'summary_count_field_name': 'n'", ""));
    }

    private void assertRefused(String body, String named) {
        assertThatThrownBy(() -> check(body)).isInstanceOfSatisfying(ApiException.class, e -> {
            assertThat(e.status()).isEqualTo(400);
            assertThat(e.type()).isEqualTo("illegal_argument_exception");
            for (String name : named.split(" ")) {
                assertThat(e.reason()).contains(name);
            }
        });
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "'function': 'nonsense' | nonsense",
                "'over_field_name': 'x' | metric field_name",
                "'function': 'rare' | rare by_field_name",
                "'function': 'freq_rare', 'by_field_name': 'b' | freq_rare over_field_name",
                "'function': 'mean' | mean field_name",
                "'function': 'count', 'field_name': 'x' | count field_name",
                "'function': 'mean', 'field_name': '' | field_name",
                "'function': 'mean', 'field_name': 'a\\\"b' | field_name",
                "'function': 'mean', 'field_name': 'a\\\\b' | field_name",
                "'function': 'mean', 'field_name': 'time' | field_name time",
                "'function': 'count', 'by_field_name': 'time' | by_field_name time",
                "'function': 'count', 'by_field_name': 'count' | count by_field_name",
                "'function': 'count', 'partition_field_name': 'over' | count partition_field_name",
                "'function': 'nzc', 'over_field_name': 'o' | nzc over_field_name",
                "'function': 'count', 'over_field_name': 'x', 'by_field_name': 'x' | count by_field_name over_field_name",
                "'function': 'count', 'over_field_name': 'by' | count over_field_name",
                "'function': 'count', 'by_field_name': 'x', 'partition_field_name': 'x' | count by_field_name partition_field_name",
                "'function': 'count', 'detector_index': 1 | detector_index",
                "'function': 'count', 'exclude_frequent': 'all' | count exclude_frequent",
                "'function': 'count', 'over_field_name': 'o', 'exclude_frequent': 'by' | count exclude_frequent",
                "'function': 'count', 'by_field_name': 'b', 'exclude_frequent': 'over' | count exclude_frequent",
                "'function': 'count', 'exclude_frequent': 'some' | exclude_frequent",
                "'function': 'count', 'custom_rules': [{'actions': ['skip_result']}] | scope conditions",
                "'function': 'count', 'custom_rules': [{'actions': ['x'], " + OFTEN + "}] | actions x skip_result",
                "'function': 'count', 'custom_rules': [{'actions': ['force_time_shift'], " + OFTEN
                        + "}] | force_time_shift",
                "'function': 'count', 'custom_rules': [{'conditions': [{'operator': 'gt', 'value': 1}]}] | applies_to",
                "'function': 'count', 'custom_rules': [{'conditions': [{'applies_to': 'x', 'operator': 'gt', 'value': 1}]}] | applies_to actual",
                "'function': 'count', 'custom_rules': [{'conditions': [{'applies_to': 'time', 'value': 1}]}] | operator",
                "'function': 'count', 'custom_rules': [{'conditions': [{'applies_to': 'time', 'operator': 'eq', 'value': 1}]}] | operator gte",
                "'function': 'count', 'custom_rules': [{'conditions': [{'applies_to': 'time', 'operator': 'gt'}]}] | value",
                "'function': 'count', 'custom_rules': [{'scope': {'b': {'filter_id': 'f'}}}] | scope b",
                "'function': 'mean', 'field_name': 'b', 'custom_rules': [{'scope': {'b': {'filter_id': 'f'}}}] | scope b",
                "'function': 'count', 'by_field_name': 'b', 'custom_rules': [{'scope': {'b': {}}}] | filter_id",
                "'function': 'count', 'by_field_name': 'b', 'custom_rules': [{'scope': {'b': null}}] | filter_id",
                "'function': 'count', 'by_field_name': 'b', 'custom_rules': [{'scope': {'b': {'filter_id': 'f', 'filter_type': 'x'}}}] | filter_type include exclude",
            })
    void aWrongDetectorIsRefused(String detector, String named) {
        assertRefused(job("'detectors': [{" + detector + "}]", ""), named);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "'bucket_span': '0' | bucket_span",
                "'bucket_span': '-1' | bucket_span",
                "'bucket_span': '5' | bucket_span",
                "'bucket_span': '1500ms' | bucket_span",
                "'bucket_span': '10ms' | bucket_span",
                "'bucket_span': '25h' | bucket_span",
                "'bucket_span': '999999999999d' | bucket_span",
                "'latency': '-1' | latency",
                "'latency': '1ms' | latency",
                "'model_prune_window': '9m' | model_prune_window",
                "'influencers': [''] | influencers",
                "'influencers': ['time'] | influencers",
                "'summary_count_field_name': '' | summary_count_field_name",
                "'summary_count_field_name': 'time' | summary_count_field_name",
                "'categorization_field_name': 'x' | [x] is set, but no detector has [mlcategory]",
                "'categorization_filters': ['x'] | [categorization_filters] requires that [categorization_field_name]",
                "'categorization_analyzer': 'simple' | [categorization_analyzer] requires that [categorization_field_name]",
                "'influencers': ['mlcategory'] | [influencers] [mlcategory] requires that [categorization_field_name]",
                "'per_partition_categorization': {'stop_on_warn': true} | stop_on_warn",
                "'multivariate_by_fields': true | [multivariate_by_fields] is about [by_field_name], which no detector has",
                "'per_partition_categorization': {'enabled': true} | per_partition_categorization",
            })
    void aWrongAnalysisIsRefused(String analysis, String named) {
        assertRefused(job("'detectors': [{'function': 'count'}], " + analysis, ""), named);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "'by_field_name': 'mlcategory' | `` | [by_field_name] [mlcategory] requires that [categorization_field_name]",
                "'by_field_name': 'mlcategory' | 'categorization_field_name': 'time' | categorization_field_name",
                "'by_field_name': 'mlcategory' | 'categorization_field_name': '' | categorization_field_name",
                "'by_field_name': 'mlcategory' | 'categorization_field_name': 'mlcategory' | categorization_field_name",
                "'by_field_name': 'mlcategory' | 'categorization_field_name': 'm', 'summary_count_field_name': 'mlcategory' | summary_count_field_name",
                "'by_field_name': 'mlcategory' | 'categorization_field_name': 'm', 'categorization_filters': ['['] | [categorization_filters] [[]",
                "'by_field_name': 'mlcategory' | 'categorization_field_name': 'm', 'categorization_filters': [''] | categorization_filters",
                "'by_field_name': 'mlcategory' | 'categorization_field_name': 'm', 'categorization_filters': ['a', 'a'] | [a] is there twice",
                "'by_field_name': 'mlcategory' | 'categorization_field_name': 'm', 'categorization_filters': ['a'], 'categorization_analyzer': 'simple' | [categorization_filters] cannot be used with [categorization_analyzer]",
                "'by_field_name': 'mlcategory' | 'categorization_field_name': 'm', 'categorization_analyzer': 'standard' | [standard] is not supported",
                "'by_field_name': 'mlcategory' | 'categorization_field_name': 'm', 'per_partition_categorization': {'enabled': true} | partition_field_name",
                "'by_field_name': 'b', 'partition_field_name': 'mlcategory' | 'categorization_field_name': 'm', 'per_partition_categorization': {'enabled': true} | [partition_field_name] [mlcategory]",
            })
    void wrongCategoriesAreRefused(String splits, String analysis, String named) {
        String more = analysis.isEmpty() ? "" : ", " + analysis;
        assertRefused(job("'detectors': [{'function': 'count', " + splits + "}]" + more, ""), named);
    }

    @Test
    void theNumberOfACategoryIsNoMeasure() {
        assertRefused(
                job(
                        "'detectors': [{'function': 'dc', 'field_name': 'mlcategory'}, {'function': 'count', 'by_field_name': 'mlcategory'}],"
                                + " 'categorization_field_name': 'm'",
                        ""),
                "[field_name] of the function [dc] cannot be [mlcategory]");
    }

    @Test
    void detectorsWithCategoriesOfPartitionsHaveTheSamePartition() {
        String detectors =
                """
                'detectors': [{'function': 'count', 'by_field_name': 'mlcategory', 'partition_field_name': 'p'},
                  {'function': 'rare', 'by_field_name': 'mlcategory', 'partition_field_name': 'q'}]""";

        assertRefused(
                job(
                        detectors
                                + ", 'categorization_field_name': 'm', 'per_partition_categorization': {'enabled': true}",
                        ""),
                "[p, q]");
        check(job(detectors + ", 'categorization_field_name': 'm'", ""));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "'analysis_limits': {'model_memory_limit': '0mb'} | model_memory_limit",
                "'analysis_limits': {'model_memory_limit': '1000kb'} | model_memory_limit",
                "'analysis_limits': {'model_memory_limit': '-5mb'} | model_memory_limit",
                "'analysis_limits': {'model_memory_limit': '1.5gb'} | model_memory_limit",
                "'analysis_limits': {'model_memory_limit': true} | model_memory_limit",
                "'analysis_limits': {'model_memory_limit': '99999999999999999pb'} | model_memory_limit",
                "'analysis_limits': {'categorization_examples_limit': -1} | categorization_examples_limit",
                "'analysis_limits': {'categorization_examples_limit': 101} | categorization_examples_limit",
                "'model_snapshot_retention_days': -1 | model_snapshot_retention_days",
                "'model_snapshot_retention_days': 2, 'daily_model_snapshot_retention_after_days': 3 | daily_model_snapshot_retention_after_days",
                "'renormalization_window_days': -1 | renormalization_window_days",
                "'results_retention_days': -1 | results_retention_days",
                "'background_persist_interval': '59m' | background_persist_interval",
                "'background_persist_interval': 'x' | background_persist_interval",
                "'results_index_name': '' | results_index_name",
                "'groups': ['j'] | unique",
                "'groups': ['_all'] | groups",
                "'data_description': {'time_format': 'gibberish'} | time_format",
                "'data_description': {'format': 'delimited'} | format",
                "'data_description': {'field_delimiter': ';'} | field_delimiter",
                "'data_description': {'time_field': ''} | time_field",
            })
    void aWrongSettingIsRefused(String setting, String named) {
        String body = setting.startsWith("'data_description'")
                ? "{'analysis_config': {'detectors': [{'function': 'count'}]}, " + setting + "}"
                : job("'detectors': [{'function': 'count'}]", ", " + setting);
        assertRefused(body, named);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{} | analysis_config",
                "{'analysis_config': {'detectors': [{'function': 'count'}]}} | data_description",
                "{'data_description': {}, 'analysis_config': {}} | detectors",
                "{'data_description': {}, 'analysis_config': {'detectors': []}} | detectors",
            })
    void whatIsRequiredMustBeThere(String body, String named) {
        assertRefused(body, named);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "'detectors': [{'function': 'avg', 'field_name': 'x'}]",
                "'detectors': [{'function': 'high_dc', 'field_name': 'x', 'by_field_name': 'y', 'partition_field_name': 'z'}]",
                "'detectors': [{'function': 'count', 'exclude_frequent': 'none', 'custom_rules': []}]",
                "'detectors': [{'field_name': 'x'}]",
                "'detectors': [{'function': 'rare', 'by_field_name': 'y', 'over_field_name': 'z', 'exclude_frequent': 'all'}]",
                "'detectors': [{'function': 'count', 'by_field_name': 'y', 'exclude_frequent': 'by', 'use_null': true}]",
                "'detectors': [{'function': 'count', 'custom_rules': [{" + OFTEN + "}]}]",
                "'detectors': [{'function': 'count', 'by_field_name': 'b', 'custom_rules': [{'actions': ['skip_result', 'skip_model_update'], 'scope': {'b': {'filter_id': 'f'}}}]}]",
                "'detectors': [{'function': 'count'}], 'bucket_span': '2d', 'latency': '0'",
                "'detectors': [{'function': 'count'}], 'bucket_span': '60000ms', 'multivariate_by_fields': false",
                "'detectors': [{'function': 'count'}, {'function': 'count', 'by_field_name': 'y'}], 'multivariate_by_fields': true",
                "'detectors': [{'function': 'count'}], 'per_partition_categorization': {'enabled': false}",
                "'detectors': [{'function': 'count', 'by_field_name': 'mlcategory'}], 'categorization_field_name': 'm', 'influencers': ['mlcategory']",
                "'detectors': [{'function': 'rare', 'by_field_name': 'a', 'over_field_name': 'mlcategory'}], 'categorization_field_name': 'm', 'categorization_filters': ['\\\\[.*?]']",
                "'detectors': [{'function': 'count', 'by_field_name': 'mlcategory', 'partition_field_name': 'p'}, {'function': 'count'}], 'categorization_field_name': 'm', 'per_partition_categorization': {'enabled': true, 'stop_on_warn': true}",
            })
    void whatIsRightPasses(String analysis) {
        check(job(analysis, ""));
    }
}
