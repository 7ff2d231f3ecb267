package org.slackwater.jobs.control;

import jakarta.json.JsonObject;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.slackwater.annotations.control.AnnotationsFixture;
import org.slackwater.http.control.Bodies;
import org.slackwater.http.control.TestBodies;
import org.slackwater.results.control.ResultsFixture;
import org.slackwater.storage.FiredEvents;
import org.slackwater.storage.OpenGate;
import org.slackwater.storage.TestStorage;

/** The beans of jobs wired by hand, on a test's own storage; every job is closed unless the test says otherwise. */
public final class JobsFixture {
    public static final String MINIMAL =
            """
            {"analysis_config": {"detectors": [{"function": "count"}]}, "data_description": {}}""";

    public final Bodies bodies = TestBodies.create();
    public final Jobs jobs = new Jobs();
    public final JobConfiguration configuration = new JobConfiguration();
    public final Map<String, String> states = new HashMap<>();
    public final Map<String, Long> modelBytes = new HashMap<>();
    public final List<JobRemoved> removed = new ArrayList<>();
    public final Map<String, List<String>> filters = new HashMap<>();
    public final JobSettings settings = new JobSettings();
    private final TestStorage storage;

    public JobsFixture(TestStorage storage) {
        this.storage = storage;
        jobs.entities = storage.entities();
        jobs.bodies = bodies;
        JobDefaults defaults = new JobDefaults();
        defaults.random = new Random(1);
        defaults.settings = settings;
        JobValidation validation = new JobValidation();
        validation.settings = settings;
        configuration.entities = storage.entities();
        configuration.gate = new OpenGate();
        configuration.jobs = jobs;
        configuration.defaults = defaults;
        configuration.validation = validation;
        JobRules rules = new JobRules();
        rules.filters = this::filters;
        configuration.rules = rules;
        configuration.ruleChanges = new RuleChanges();
        configuration.ruleChanges.entities = storage.entities();
        configuration.states = states();
        configuration.datafeeds = new NoDatafeeds();
        configuration.results = ResultsFixture.store(storage.entities());
        configuration.annotations = AnnotationsFixture.of(storage.entities());
        configuration.removed = new FiredEvents<>(removed::add);
        configuration.wasReset = new FiredEvents<>(event -> {});
        configuration.bodies = bodies;
        configuration.clock = Clock.fixed(Instant.ofEpochMilli(1_500_000_000_000L), ZoneOffset.UTC);
    }

    public void attach(AttachedDatafeeds datafeeds, java.util.function.Consumer<JobRemoved> onRemoved) {
        configuration.datafeeds = datafeeds;
        configuration.removed = new FiredEvents<>(onRemoved);
    }

    public JsonObject create(String jobId, String body) {
        return inTransaction(() -> configuration.create(jobId, read(body, JobBody.class), List.of("manage_ml")));
    }

    public JsonObject update(String jobId, String body) {
        return inTransaction(() -> configuration.update(jobId, read(body, JobUpdate.class)));
    }

    public <T extends Record> T read(String json, Class<T> type) {
        return bodies.read(new ByteArrayInputStream(json.getBytes(StandardCharsets.UTF_8)), type, "body");
    }

    public <T> T inTransaction(java.util.function.Supplier<T> work) {
        AtomicReference<@Nullable T> result = new AtomicReference<>();
        storage.transaction(() -> result.set(work.get()));
        return java.util.Objects.requireNonNull(result.get());
    }

    private Map<String, List<String>> filters(Set<String> ids) {
        Map<String, List<String>> found = new HashMap<>(filters);
        found.keySet().retainAll(ids);
        return found;
    }

    private JobStates states() {
        return new JobStates() {
            @Override
            public boolean isClosed(String jobId) {
                return state(jobId).equals("closed");
            }

            @Override
            public String state(String jobId) {
                return states.getOrDefault(jobId, "closed");
            }

            @Override
            public long modelBytes(String jobId) {
                return modelBytes.getOrDefault(jobId, 0L);
            }

            @Override
            public void forceClose(String jobId) {
                states.put(jobId, "closed");
            }
        };
    }

    private static final class NoDatafeeds implements AttachedDatafeeds {
        @Override
        public JsonObject create(String jobId, JsonObject config, List<String> roles) {
            throw new UnsupportedOperationException();
        }

        @Override
        public Map<String, JsonObject> ofJobs(List<String> jobIds, boolean excludeGenerated) {
            return Map.of();
        }
    }
}
