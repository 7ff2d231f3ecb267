package org.slackwater.jobs.control;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.slackwater.jobs.control.JobsFixture.MINIMAL;

import jakarta.json.Json;
import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.slackwater.annotations.entity.Annotation;
import org.slackwater.http.entity.ApiException;
import org.slackwater.jobs.entity.Job;
import org.slackwater.jobs.entity.JobConfig;
import org.slackwater.storage.TestStorage;

/** Jobs on H2, from the body of a request to its answer. */
class JobConfigurationTest {
    private final TestStorage storage = TestStorage.h2(Job.class, Annotation.class);
    private final JobsFixture fixture = new JobsFixture(storage);

    @AfterEach
    void close() {
        storage.close();
    }

    private static void assertStatus(int status, Runnable call) {
        assertThatThrownBy(call::run).isInstanceOfSatisfying(ApiException.class, e -> assertThat(e.status())
                .isEqualTo(status));
    }

    @Test
    void everyDefaultIsFilledIn() {
        JsonObject job = fixture.create("j", MINIMAL);

        assertThat(job.getString("job_id")).isEqualTo("j");
        assertThat(job.getString("job_type")).isEqualTo("anomaly_detector");
        assertThat(job.getString("job_version")).isNotEmpty();
        assertThat(job.getJsonNumber("create_time").longValue()).isEqualTo(1_500_000_000_000L);
        JsonObject analysis = job.getJsonObject("analysis_config");
        assertThat(analysis.getString("bucket_span")).isEqualTo("5m");
        assertThat(analysis.getString("model_prune_window")).isEqualTo("30d");
        assertThat(analysis.getJsonArray("influencers")).isEmpty();
        JsonObject detector = analysis.getJsonArray("detectors").getJsonObject(0);
        assertThat(detector.getString("detector_description")).isEqualTo("count");
        assertThat(detector.getInt("detector_index")).isZero();
        assertThat(job.getJsonObject("data_description"))
                .isEqualTo(Json.createObjectBuilder()
                        .add("time_field", "time")
                        .add("time_format", "epoch_ms")
                        .build());
        assertThat(job.getJsonObject("analysis_limits"))
                .isEqualTo(Json.createObjectBuilder()
                        .add("model_memory_limit", "1024mb")
                        .add("categorization_examples_limit", 4)
                        .build());
        assertThat(job.getInt("model_snapshot_retention_days")).isEqualTo(10);
        assertThat(job.getInt("daily_model_snapshot_retention_after_days")).isEqualTo(1);
        assertThat(job.getInt("renormalization_window_days")).isEqualTo(30);
        assertThat(job.getString("results_index_name")).isEqualTo("shared");
        assertThat(job.getBoolean("allow_lazy_open")).isFalse();
        assertThat(job.getString("background_persist_interval")).matches("1[0-4]\\d{3}s");
        assertThat(job).doesNotContainKeys("results_retention_days", "datafeed_config", "finished_time", "groups");
    }

    @Test
    void longBucketSpansStretchTheWindows() {
        JsonObject job = fixture.create(
                "j",
                """
                {"analysis_config": {"bucket_span": "3d", "detectors": [{"function": "count"}]},
                 "data_description": {}}""");

        assertThat(job.getInt("renormalization_window_days")).isEqualTo(300);
        assertThat(job.getJsonObject("analysis_config").getString("model_prune_window"))
                .isEqualTo("60d");
    }

    @Test
    void whatIsGivenComesBackAsItWasGiven() {
        String body =
                """
                {"job_id": "j", "groups": ["g1", "g2"], "description": "d\\u00e9",
                 "analysis_config": {"bucket_span": "3600s", "latency": "90s", "summary_count_field_name": "n",
                   "influencers": ["airline"], "model_prune_window": "10000m",
                   "detectors": [{"function": "mean", "field_name": "response time", "by_field_name": "airline",
                                  "over_field_name": "o", "use_null": true, "exclude_frequent": "by"},
                                 {"function": "max", "field_name": "x", "detector_description": "mine",
                                  "partition_field_name": "p", "detector_index": 1}]},
                 "data_description": {"time_field": "at", "time_format": "yyyy-MM-dd HH:mm:ss"},
                 "analysis_limits": {"model_memory_limit": "3000g", "categorization_examples_limit": 7},
                 "model_plot_config": {"enabled": true},
                 "custom_settings": {"a": {"b": [1, 2.50, null]}},
                 "model_snapshot_retention_days": 3, "daily_model_snapshot_retention_after_days": 3,
                 "renormalization_window_days": 0, "results_retention_days": 9,
                 "background_persist_interval": "2h", "results_index_name": "mine", "allow_lazy_open": true}""";

        fixture.create("j", body);
        JsonObject job = fixture.configuration.show("j", true, false).get(0);

        JsonObject analysis = job.getJsonObject("analysis_config");
        assertThat(analysis.getString("bucket_span")).isEqualTo("3600s");
        assertThat(analysis.getString("latency")).isEqualTo("90s");
        assertThat(analysis.getString("model_prune_window")).isEqualTo("10000m");
        assertThat(analysis.getJsonArray("detectors").getJsonObject(0).getString("detector_description"))
                .isEqualTo("mean(\"response time\") by airline over o usenull=true excludefrequent=by");
        assertThat(analysis.getJsonArray("detectors").getJsonObject(1).getString("detector_description"))
                .isEqualTo("mine");
        assertThat(job.getJsonObject("analysis_limits").getString("model_memory_limit"))
                .isEqualTo("3072000mb");
        assertThat(job.getJsonObject("model_plot_config").getBoolean("annotations_enabled"))
                .isTrue();
        assertThat(job.getJsonObject("custom_settings").toString()).isEqualTo("{\"a\":{\"b\":[1,2.50,null]}}");
        assertThat(job.getString("description")).isEqualTo("d\u00e9");
        assertThat(job.getInt("results_retention_days")).isEqualTo(9);
        assertThat(job.getString("background_persist_interval")).isEqualTo("2h");
    }

    @Test
    void whatIsShownWithoutTheGeneratedCanBePutAgain() {
        fixture.create("j", MINIMAL);
        JsonObject shown = fixture.configuration.show("j", true, true).get(0);
        storage.transaction(() -> fixture.configuration.remove("j", false));

        assertThat(shown).doesNotContainKeys("create_time", "job_version", "job_type");
        fixture.create("j", shown.toString());
        assertThat(fixture.configuration.show("j", true, true).get(0)).isEqualTo(shown);
    }

    @Test
    void theAnalysisIsSpecifiedTheSameEachTime() {
        fixture.create("j", MINIMAL);
        JobConfig config = fixture.jobs.config("j");

        assertThat(config.bucketSpanMillis()).isEqualTo(300_000);
        assertThat(config.analysisSpec()).isEqualTo(fixture.jobs.config("j").analysisSpec());
        assertThat(config.analysisSpec().pruneWindowMillis())
                .as("model_prune_window")
                .isEqualTo(TimeUnit.DAYS.toMillis(30));
    }

    @Test
    void idsAreUniqueAmongJobsAndGroups() {
        fixture.create("j", MINIMAL.replaceFirst("\\{", "{\"groups\": [\"g\"], "));

        assertThatThrownBy(() -> fixture.create("j", MINIMAL))
                .isInstanceOfSatisfying(
                        ApiException.class, e -> assertThat(e.type()).isEqualTo("resource_already_exists_exception"));
        assertStatus(400, () -> fixture.create("g", MINIMAL));
        assertStatus(400, () -> fixture.create("k", MINIMAL.replaceFirst("\\{", "{\"groups\": [\"j\"], ")));
        assertStatus(400, () -> fixture.create("k", MINIMAL.replaceFirst("\\{", "{\"job_id\": \"l\", ")));
        assertStatus(400, () -> fixture.create("Upper", MINIMAL));
        assertThat(fixture.jobs.groups()).containsOnlyKeys("j");
    }

    @Test
    void expressionsNameIdsGroupsAndWildcards() {
        fixture.create("b-1", MINIMAL.replaceFirst("\\{", "{\"groups\": [\"even\", \"all\"], "));
        fixture.create("a-2", MINIMAL);
        fixture.create("c-3", MINIMAL.replaceFirst("\\{", "{\"groups\": [\"even\"], "));

        assertThat(fixture.jobs.resolve("_all", false)).containsExactly("a-2", "b-1", "c-3");
        assertThat(fixture.jobs.resolve("even,a-*", false)).containsExactly("a-2", "b-1", "c-3");
        assertThat(fixture.jobs.resolve("ev*", false)).containsExactly("b-1", "c-3");
        assertThat(fixture.jobs.resolve("x*", true)).isEmpty();
        assertStatus(404, () -> fixture.jobs.resolve("x*", false));
        assertThatThrownBy(() -> fixture.jobs.resolve("x", true)).hasMessage("No known job with id 'x'");
    }

    @Test
    void anUpdateChangesWhatItNames() {
        fixture.create("j", MINIMAL);

        JsonObject job = fixture.update(
                "j",
                """
                {"description": "new", "groups": ["g"], "detectors": [{"detector_index": 0, "description": "mine"}],
                 "analysis_limits": {"model_memory_limit": 2048}, "model_prune_window": "40d",
                 "custom_settings": {"a": 1}, "results_retention_days": 5}""");

        assertThat(job.getString("description")).isEqualTo("new");
        JsonObject analysis = job.getJsonObject("analysis_config");
        assertThat(analysis.getString("model_prune_window")).isEqualTo("40d");
        assertThat(analysis.getString("bucket_span")).isEqualTo("5m");
        assertThat(analysis.getJsonArray("detectors").getJsonObject(0).getString("detector_description"))
                .isEqualTo("mine");
        assertThat(job.getJsonObject("analysis_limits").getString("model_memory_limit"))
                .isEqualTo("2048mb");
        assertThat(fixture.jobs.resolve("g", false)).containsExactly("j");
    }

    @Test
    void anUpdateIsCheckedAsACreationIs() {
        fixture.create("j", MINIMAL);
        fixture.modelBytes.put("j", 5L << 20);

        for (String wrong : List.of(
                "{\"daily_model_snapshot_retention_after_days\": 11}",
                "{\"daily_model_snapshot_retention_after_days\": -1}",
                "{\"groups\": [\"j\"]}",
                "{\"groups\": [\"Big\"]}",
                "{\"detectors\": [{\"detector_index\": 1, \"description\": \"x\"}]}",
                "{\"detectors\": [{\"description\": \"x\"}]}",
                "{\"detectors\": [{\"detector_index\": 0, \"custom_rules\": [{}]}]}",
                "{\"categorization_filters\": [\"x\"]}",
                "{\"background_persist_interval\": \"10m\"}",
                "{\"model_prune_window\": \"6m\"}",
                "{\"analysis_limits\": {\"model_memory_limit\": \"4mb\"}}")) {
            assertStatus(400, () -> fixture.update("j", wrong));
        }
        assertStatus(404, () -> fixture.update("k", "{}"));
        assertStatus(400, () -> fixture.update("*", "{}"));
        assertStatus(400, () -> fixture.update("_all", "{}"));
        fixture.states.put("j", "opened");
        assertStatus(409, () -> fixture.update("j", "{\"analysis_limits\": {\"model_memory_limit\": \"9mb\"}}"));
        fixture.update("j", "{\"description\": \"while it is open\"}");
    }

    @Test
    void filtersOfMessagesBecomePartOfTheAnalyzerAndMayBeReplacedWhileTheJobIsClosed() {
        JsonObject created = fixture.create("j", categories("'categorization_filters': ['a+']"));

        assertThat(created.getJsonObject("analysis_config").containsKey("categorization_filters"))
                .isFalse();
        assertThat(patterns(created)).containsExactly("a+");

        assertThat(patterns(fixture.update("j", "{\"categorization_filters\": [\"b\", \"c\"]}")))
                .containsExactly("b", "c");
        assertThat(patterns(fixture.update("j", "{\"description\": \"x\"}"))).containsExactly("b", "c");
        assertStatus(400, () -> fixture.update("j", "{\"categorization_filters\": [\"[\"]}"));
        fixture.states.put("j", "opened");
        assertStatus(409, () -> fixture.update("j", "{\"categorization_filters\": [\"d\"]}"));
        fixture.update("j", "{\"categorization_filters\": [\"b\", \"c\"]}");
    }

    @Test
    void anAnalyzerThatSomebodyWroteTakesNoFilters() {
        fixture.create("j", categories("'categorization_analyzer': {'tokenizer': 'ml_classic'}"));

        assertStatus(400, () -> fixture.update("j", "{\"categorization_filters\": [\"a\"]}"));
    }

    @Test
    void whetherPartitionsHaveCategoriesOfTheirOwnStays() {
        fixture.create("j", categories("'per_partition_categorization': {'enabled': true}"));

        assertStatus(400, () -> fixture.update("j", "{\"per_partition_categorization\": {\"enabled\": false}}"));
        JsonObject updated = fixture.update("j", "{\"per_partition_categorization\": {\"stop_on_warn\": true}}");

        JsonObject perPartition =
                updated.getJsonObject("analysis_config").getJsonObject("per_partition_categorization");
        assertThat(perPartition.getBoolean("enabled")).isTrue();
        assertThat(perPartition.getBoolean("stop_on_warn")).isTrue();
        fixture.states.put("j", "opened");
        assertStatus(409, () -> fixture.update("j", "{\"per_partition_categorization\": {\"stop_on_warn\": false}}"));
    }

    private static String categories(String more) {
        return """
                {'analysis_config': {'categorization_field_name': 'm', %s, 'detectors':
                  [{'function': 'count', 'by_field_name': 'mlcategory', 'partition_field_name': 'p'}]}, 'data_description': {}}"""
                .formatted(more)
                .replace('\'', '"');
    }

    private static List<String> patterns(JsonObject job) {
        return job
                .getJsonObject("analysis_config")
                .getJsonObject("categorization_analyzer")
                .getJsonArray("char_filter")
                .stream()
                .filter(JsonObject.class::isInstance)
                .map(filter -> filter.asJsonObject().getString("pattern"))
                .toList();
    }

    @Test
    void rulesAreCompletedShownAndChanged() {
        fixture.filters.put("f", List.of("a"));
        JsonObject created = fixture.create(
                "j",
                """
                {"analysis_config": {"detectors": [{"function": "count", "by_field_name": "b",
                  "custom_rules": [{"scope": {"b": {"filter_id": "f"}}}]}]}, "data_description": {}}""");

        JsonObject rule = rules(created).getJsonObject(0);
        assertThat(rule.getJsonArray("actions").getString(0)).isEqualTo("skip_result");
        assertThat(rule.getJsonObject("scope").getJsonObject("b").getString("filter_type"))
                .isEqualTo("include");
        assertThat(fixture.inTransaction(() -> fixture.jobs.withFilter("f"))).containsExactly("j");

        JsonObject updated = fixture.update(
                "j",
                """
                {"detectors": [{"detector_index": 0, "custom_rules": [{"actions": ["skip_model_update"],
                  "conditions": [{"applies_to": "actual", "operator": "gt", "value": 7.5}]}]}]}""");

        assertThat(rules(updated).getJsonObject(0).getJsonArray("actions").getString(0))
                .isEqualTo("skip_model_update");
        assertThat(fixture.inTransaction(() -> fixture.jobs.withFilter("f"))).isEmpty();
        assertThat(rules(fixture.update("j", "{\"description\": \"x\"}"))).isEqualTo(rules(updated));
        assertThat(rules(fixture.update("j", "{\"detectors\": [{\"detector_index\": 0, \"custom_rules\": []}]}")))
                .isEmpty();
    }

    @Test
    void aRuleRefersToAFilterThatExists() {
        String body =
                """
                {"analysis_config": {"detectors": [{"function": "count", "by_field_name": "b",
                  "custom_rules": [{"scope": {"b": {"filter_id": "f"}}}]}]}, "data_description": {}}""";
        assertStatus(400, () -> fixture.create("j", body));

        fixture.filters.put("f", List.of());

        fixture.create("j", body);
    }

    private static JsonArray rules(JsonObject job) {
        return job.getJsonObject("analysis_config")
                .getJsonArray("detectors")
                .getJsonObject(0)
                .getJsonArray("custom_rules");
    }

    @Test
    void onlyAClosedJobIsRemoved() {
        fixture.create("j", MINIMAL);
        fixture.states.put("j", "opened");
        assertStatus(409, () -> storage.transaction(() -> fixture.configuration.remove("j", false)));

        fixture.states.clear();
        storage.transaction(() -> fixture.configuration.remove("j", false));

        assertThat(fixture.removed).containsExactly(new JobRemoved("j"));
        assertThat(fixture.jobs.find("j")).isEmpty();
        assertStatus(404, () -> storage.transaction(() -> fixture.configuration.remove("j", false)));
    }

    @Test
    void theMaximumOfTheOperatorHolds() {
        fixture.settings.maxModelMemory = Optional.of("512mb");

        assertThat(fixture.create("j", MINIMAL).getJsonObject("analysis_limits").getString("model_memory_limit"))
                .isEqualTo("512mb");
        assertStatus(
                400,
                () -> fixture.create(
                        "k",
                        MINIMAL.replaceFirst("\\{", "{\"analysis_limits\": {\"model_memory_limit\": \"513mb\"}, ")));
    }
}
