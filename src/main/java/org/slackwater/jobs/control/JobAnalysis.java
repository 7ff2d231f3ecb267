package org.slackwater.jobs.control;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;
import org.slackwater.analysis.control.Analysis;
import org.slackwater.analysis.control.AnalysisEngine;
import org.slackwater.analysis.control.Outlook;
import org.slackwater.analysis.entity.DataCounts;
import org.slackwater.analysis.entity.Outcome;
import org.slackwater.analysis.entity.Rules;
import org.slackwater.jobs.entity.JobInput;
import org.slackwater.jobs.entity.JobTiming;
import org.slackwater.jobs.entity.ModelState;

/** The analysis of a running job with the position of its input. One thread at a time. */
final class JobAnalysis {
    private final JobDefinition definition;
    private final Analysis analysis;
    private final KnownParts parts;
    private final Clock clock;
    private final InputRecords records;
    private @Nullable Long feedPosition;
    private long inputSeq;
    private boolean boundary = true;
    private boolean changed;
    private boolean fed;
    private long journalBytes;
    private long savedAt;
    private long snapshotAt;
    private boolean aheadOfSnapshot;
    private @Nullable Long savedEnd;
    private JobTiming timing;
    private long workedNanos;
    private @Nullable Long lastDataTime;

    private JobAnalysis(JobDefinition definition, Analysis analysis, KnownParts parts, JobReport before, Clock clock) {
        this.definition = definition;
        this.analysis = analysis;
        this.parts = parts;
        this.clock = clock;
        this.records = new InputRecords(definition, analysis.fields());
        this.timing = before.timing();
        this.lastDataTime = before.lastDataTime();
        this.savedAt = clock.millis();
        this.snapshotAt = savedAt;
    }

    /** From the saved state, with the rules by which its buckets are judged, and then the input that was acknowledged after it. */
    static JobAnalysis restore(JobDefinition definition, JobProcess.Surroundings around) {
        JobStore store = around.store();
        Optional<ModelState> saved = store.saved(definition.jobId());
        KnownParts parts = new KnownParts();
        Analysis analysis = saved.map(s -> restore(definition, s, store, parts))
                .orElseGet(() -> AnalysisEngine.create(definition.spec()));
        analysis.shareWith(around.pool(), around.processors());
        JobAnalysis restored =
                new JobAnalysis(definition, analysis, parts, store.report(definition.jobId()), around.clock());
        saved.ifPresent(restored::takeUp);
        restored.savedEnd = restored.lastFinalizedBucketEnd();
        around.rules().inForce(definition.jobId()).forEach(version -> analysis.obey(version.from(), version.rules()));
        for (long seq : store.inputsAfter(definition.jobId(), restored.inputSeq)) {
            restored.apply(store.input(definition.jobId(), seq));
        }
        return restored;
    }

    /** Parts are read one by one, so that no more than one of them is in memory beside the models. */
    private static Analysis restore(JobDefinition definition, ModelState saved, JobStore store, KnownParts parts) {
        List<Long> ids = saved.parts() == 0 ? List.of() : store.parts(definition.jobId());
        return AnalysisEngine.restore(
                definition.spec(), saved.head(), place -> parts.read(ids, place, store.part(ids, place)));
    }

    private void takeUp(ModelState saved) {
        feedPosition = saved.feedPosition();
        inputSeq = saved.inputSeq();
        snapshotAt = saved.snapshotAt();
        aheadOfSnapshot = saved.snapshotId() == null;
    }

    /**
     * Returns whether the batch was taken: it is not when it does not follow what has been taken before.
     *
     * @param between called now and then amid the batch, for what should not wait for its end
     */
    boolean feed(FeedBatch batch, Runnable between) {
        if (!Objects.equals(batch.from(), feedPosition)) {
            return false;
        }
        Slices.of(batch.records()).forEach(some -> {
            work(() -> some.forEach(entry -> analysis.add(entry.time(), entry.values(), entry.values().length, 0)));
            between.run();
        });
        Long to = batch.to();
        if (batch.complete() && to != null) {
            work(() -> analysis.advanceTo(to));
        }
        if (!batch.records().isEmpty()) {
            lastDataTime = clock.millis();
        }
        boundary = to != null;
        feedPosition = boundary ? to : feedPosition;
        changed = true;
        fed = true;
        return true;
    }

    /** Closes the buckets that end at or before the end and were reached by data: no empty ones up to a far end. */
    void finish(long end) {
        Long latest = analysis.counts().latestRecordTimestamp();
        if (latest != null) {
            long span = definition.spec().bucketSpanMillis();
            work(() -> analysis.advanceTo(Math.min(end, latest - Math.floorMod(latest, span) + span)));
            fed = true;
        }
    }

    void apply(JobInput input) {
        work(() -> take(input));
        if (input.kind() == JobInput.Kind.DATA) {
            lastDataTime = clock.millis();
        }
        inputSeq = input.seq();
        journalBytes += input.body().length;
    }

    private void take(JobInput input) {
        Long from = input.fromTime();
        Long to = input.toTime();
        switch (input.kind()) {
            case DATA -> {
                if (from != null && to != null) {
                    analysis.reset(from, Math.max(from + 1, to));
                }
                records.decode(input.body(), analysis);
            }
            case ADVANCE -> analysis.advanceTo(Objects.requireNonNull(to));
            case SKIP -> analysis.skipTo(Objects.requireNonNull(to));
        }
    }

    private void work(Runnable step) {
        long begin = System.nanoTime();
        int before = analysis.finishedCount();
        step.run();
        workedNanos += System.nanoTime() - begin;
        int finished = analysis.finishedCount() - before;
        if (finished > 0) {
            timing = timing.plus(finished, workedNanos / 1e6, definition.spec().bucketSpanMillis());
            workedNanos = 0;
        }
        changed = true;
    }

    /**
     * The state to save, or null when nothing has changed since the last time, or when records of the last time are
     * still to come: a state in the middle has no position, and the last saved one stands.
     */
    @Nullable
    SavedState unsaved() {
        if (!changed || !boundary) {
            return null;
        }
        List<StatePart> all = new ArrayList<>(0);
        byte[] head = analysis.save(part -> all.add(parts.at(all.size(), part)));
        return new SavedState(head, all, feedPosition, inputSeq);
    }

    /** @param ids of the rows in which its parts are */
    void saved(SavedState saved, List<Long> ids) {
        parts.saved(saved.parts(), ids);
        changed = false;
        fed = false;
        journalBytes = 0;
        savedAt = clock.millis();
        savedEnd = lastFinalizedBucketEnd();
        aheadOfSnapshot = true;
    }

    /** Of what is saved there is a snapshot now. */
    void snapshotMade() {
        aheadOfSnapshot = false;
        snapshotAt = clock.millis();
    }

    /** Whether what is saved is newer than every snapshot. */
    boolean aheadOfSnapshot() {
        return aheadOfSnapshot;
    }

    boolean snapshotDue() {
        return clock.millis() - snapshotAt >= definition.snapshotEveryMillis();
    }

    boolean savedBefore(long time) {
        return changed && savedAt < time;
    }

    /** Whether all records of the last time have come, so that the position stands for the state. */
    boolean atBoundary() {
        return boundary;
    }

    boolean fedSinceSave() {
        return fed;
    }

    long journalBytes() {
        return journalBytes;
    }

    long nextInput() {
        return inputSeq + 1;
    }

    @Nullable
    Long feedPosition() {
        return feedPosition;
    }

    int finishedCount() {
        return analysis.finishedCount();
    }

    int finishedPlots() {
        return analysis.finishedPlots();
    }

    Outcome takeFinished() {
        return new Outcome(analysis.takeFinished(), analysis.takeChangedCategories());
    }

    /** Of the buckets that are open what they look like now. */
    Outcome interim(long start, long end) {
        return new Outcome(analysis.interim(start, end), analysis.takeChangedCategories());
    }

    Outlook outlook() {
        return analysis.outlook();
    }

    @Nullable
    Long lastFinalizedBucketEnd() {
        OptionalLong end = analysis.lastFinalizedBucketEnd();
        return end.isPresent() ? end.getAsLong() : null;
    }

    /** The rules of the newest buckets. */
    Rules rules() {
        return analysis.rules();
    }

    void obey(RuleVersions.Version version) {
        analysis.obey(version.from(), version.rules());
    }

    long bucketSpan() {
        return definition.spec().bucketSpanMillis();
    }

    /** Where the bucket begins that the saved state would go on with. */
    long restorable() {
        return savedEnd == null ? Long.MIN_VALUE : savedEnd;
    }

    JobReport report() {
        return new JobReport(analysis.counts(), analysis.modelSize(), timing, lastDataTime, clock.millis());
    }

    /** What was counted since an earlier report; times are those of now. */
    JobReport since(JobReport before) {
        DataCounts now = analysis.counts();
        return new JobReport(now.minus(before.counts()), analysis.modelSize(), timing, lastDataTime, clock.millis());
    }
}
