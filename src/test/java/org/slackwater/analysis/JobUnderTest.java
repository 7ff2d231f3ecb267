package org.slackwater.analysis;

import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.slackwater.analysis.control.Analysis;
import org.slackwater.analysis.control.AnalysisEngine;
import org.slackwater.analysis.entity.AnalysisSpec;
import org.slackwater.analysis.entity.AnomalyRecord;
import org.slackwater.analysis.entity.Bucket;
import org.slackwater.analysis.entity.DetectorSpec;
import org.slackwater.analysis.entity.Frequent;
import org.slackwater.analysis.entity.Rules;
import org.slackwater.categorization.entity.CategorizationSpec;

/** Describes a job, and sends records to an analysis of it by the names of their fields. */
final class JobUnderTest {
    static final long MINUTE = 60_000;
    static final long HOUR = 60 * MINUTE;
    static final long DAY = 24 * HOUR;
    /** A Wednesday, at midnight. */
    static final long START = 1_400_025_600_000L;

    private final List<DetectorSpec> detectors = new ArrayList<>();
    private final List<String> influencers = new ArrayList<>();
    private long bucketSpan = HOUR;
    private long latency;
    private @Nullable String summaryCount;
    private @Nullable CategorizationSpec categorization;
    private long memoryLimit = Long.MAX_VALUE;
    private long pruneWindow = Long.MAX_VALUE;
    private boolean multivariate;
    private boolean tellsChanges;
    private @Nullable Analysis running;
    private final NavigableMap<Long, Rules> rules = new TreeMap<>();

    static JobUnderTest of(String function, @Nullable String field) {
        return new JobUnderTest().detector(function, field, null, null);
    }

    JobUnderTest detector(String function, @Nullable String field, @Nullable String by, @Nullable String partition) {
        return detector(function, field, by, partition, false);
    }

    JobUnderTest detector(
            String function, @Nullable String field, @Nullable String by, @Nullable String partition, boolean useNull) {
        detectors.add(new DetectorSpec(detectors.size(), function, field, by, null, partition, useNull));
        return this;
    }

    JobUnderTest population(String function, @Nullable String field, @Nullable String by, String over) {
        return detector(function, field, by, over, null, Frequent.NONE);
    }

    JobUnderTest detector(
            String function,
            @Nullable String field,
            @Nullable String by,
            @Nullable String over,
            @Nullable String partition,
            Frequent excluded) {
        detectors.add(new DetectorSpec(detectors.size(), function, field, by, over, partition, false, excluded));
        return this;
    }

    JobUnderTest influencedBy(String field) {
        influencers.add(field);
        return this;
    }

    JobUnderTest bucketSpan(long millis) {
        bucketSpan = millis;
        return this;
    }

    JobUnderTest latency(long millis) {
        latency = millis;
        return this;
    }

    JobUnderTest summarisedBy(String field) {
        summaryCount = field;
        return this;
    }

    JobUnderTest categorized(CategorizationSpec spec) {
        categorization = spec;
        return this;
    }

    JobUnderTest memoryLimit(long bytes) {
        memoryLimit = bytes;
        return this;
    }

    JobUnderTest pruneWindow(long millis) {
        pruneWindow = millis;
        return this;
    }

    JobUnderTest multivariate() {
        multivariate = true;
        return this;
    }

    /** Of which buckets tell what the models did. */
    JobUnderTest tellingChanges() {
        tellsChanges = true;
        return this;
    }

    AnalysisSpec spec() {
        return new AnalysisSpec(
                "job",
                bucketSpan,
                latency,
                detectors,
                influencers,
                summaryCount,
                categorization,
                memoryLimit,
                pruneWindow,
                multivariate,
                tellsChanges);
    }

    Analysis analysis() {
        Analysis known = running;
        if (known == null) {
            known = AnalysisEngine.create(spec());
            running = known;
        }
        return known;
    }

    /** From the bucket on that begins then. */
    void obey(long from, Rules newRules) {
        rules.put(from, newRules);
        analysis().obey(from, newRules);
    }

    /** Stops the analysis, and goes on with another that has been restored from its state. */
    void saveAndRestore() {
        List<byte[]> parts = new ArrayList<>();
        byte[] head = analysis().save(parts::add);
        running = AnalysisEngine.restore(spec(), head, parts::get);
        rules.forEach(running::obey);
    }

    /** All pieces of its state, one behind the other. */
    byte[] state() {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        all.writeBytes(analysis().save(all::writeBytes));
        return all.toByteArray();
    }

    boolean add(long time, Map<String, Object> record) {
        @Nullable List<String> fields = analysis().fields();
        Object[] values = new Object[fields.size()];
        Arrays.setAll(values, i -> record.get(fields.get(i)));
        return analysis().add(time, values, record.size(), 10 * record.size());
    }

    /** Adds a record of one value of one field. */
    boolean add(long time, String field, Object value) {
        return add(time, Map.of(field, value));
    }

    boolean add(TimedRecord record) {
        return add(record.time(), record.fields());
    }

    List<Bucket> finishedBy(long time) {
        analysis().advanceTo(time);
        return analysis().takeFinished();
    }

    static List<AnomalyRecord> records(List<Bucket> buckets) {
        return buckets.stream().flatMap(bucket -> bucket.records().stream()).toList();
    }

    static Bucket at(List<Bucket> buckets, long start) {
        return buckets.stream()
                .filter(bucket -> bucket.timestamp() == start)
                .findFirst()
                .orElseThrow(() -> new AssertionError("no bucket at " + start));
    }
}
