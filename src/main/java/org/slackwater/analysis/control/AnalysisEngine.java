package org.slackwater.analysis.control;

import java.io.DataInput;
import java.io.DataInputStream;
import java.io.DataOutput;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalLong;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;
import org.slackwater.analysis.entity.AnalysisSpec;
import org.slackwater.analysis.entity.Bucket;
import org.slackwater.analysis.entity.DataCounts;
import org.slackwater.analysis.entity.ModelSize;
import org.slackwater.analysis.entity.Rules;
import org.slackwater.categorization.control.Categorizer;
import org.slackwater.categorization.entity.CategorizationSpec;
import org.slackwater.categorization.entity.Category;

/** The analysis of a job: puts records into buckets, and has finished buckets judged by the models of their series. */
public final class AnalysisEngine implements Analysis {
    private final AnalysisSpec spec;
    private final FieldLayout layout;
    private final List<Detector> detectors;
    private final SeriesRegistry series;
    private final Timeline timeline;
    private final RuleBook rules;
    private final TimeShifts shifts = new TimeShifts();
    private final Counts counts = new Counts();
    private final double[] numbers;
    private final @Nullable Categorizer categorizer;
    private List<Bucket> finished = new ArrayList<>(0);
    private Parallel parallel = Parallel.ALONE;

    private AnalysisEngine(AnalysisSpec spec) {
        this.spec = spec;
        this.layout = FieldLayout.of(spec);
        this.detectors = Detector.of(spec.detectors(), layout);
        this.series = new SeriesRegistry(detectors, spec, new MemoryBudget(spec.memoryLimit()));
        this.timeline = new Timeline(spec.bucketSpanMillis(), spec.latencyMillis());
        this.rules = new RuleBook(spec.detectors().size());
        this.numbers = new double[layout.fields().size() + 1];
        CategorizationSpec categorization = spec.categorization();
        this.categorizer = categorization == null ? null : new Categorizer(categorization);
    }

    /** A new analysis that has seen nothing. */
    public static AnalysisEngine create(AnalysisSpec spec) {
        return new AnalysisEngine(spec);
    }

    /**
     * The analysis as it was when {@link #save} was called.
     *
     * @param head what that returned
     * @param parts the parts that it handed over, by their places; each is asked for once
     * @throws UnknownStateException when the bytes are not the state of such an analysis in a known version
     */
    public static AnalysisEngine restore(AnalysisSpec spec, byte[] head, IntFunction<byte[]> parts) {
        AnalysisEngine engine = new AnalysisEngine(spec);
        try (DataInputStream in = StateHeader.opened(head)) {
            engine.readLearnt(in);
            engine.series.read(in, parts);
            engine.timeline.read(in, engine.series, engine.layout.influencers().length);
            engine.shifts.read(in);
            engine.finished = new ArrayList<>(Outbox.read(in));
            return engine;
        } catch (IOException e) {
            throw damaged(e);
        }
    }

    /**
     * The categories that a saved state knows.
     *
     * @param head what {@link #save} returned
     * @throws UnknownStateException as {@link #restore}
     */
    public static List<Category> categories(AnalysisSpec spec, byte[] head) {
        AnalysisEngine engine = new AnalysisEngine(spec);
        try (DataInputStream in = StateHeader.opened(head)) {
            engine.readLearnt(in);
            return engine.categories();
        } catch (IOException e) {
            throw damaged(e);
        }
    }

    private static UnknownStateException damaged(IOException cause) {
        return new UnknownStateException("saved state is damaged", cause);
    }

    @Override
    public List<String> fields() {
        return layout.fields();
    }

    @Override
    public boolean add(long time, @Nullable Object[] values, int inputFields, int inputBytes) {
        if (!Timeline.covers(time)) {
            addInvalidDate(inputFields, inputBytes);
            return false;
        }
        counts.input(inputFields, inputBytes);
        OpenBucket bucket = timeline.bucket(time);
        if (bucket == null) {
            counts.outOfOrder();
            return false;
        }
        int missing = readNumbers(values);
        counts.processed(time, values.length - missing, missing);
        long weight = weight(values);
        if (weight > 0) {
            gather(bucket, time, categorized(bucket, values), weight);
        }
        timeline.seen(time, this::finish);
        return true;
    }

    /** Reads what is used as a number, once for all detectors; says how many fields are missing or unusable. */
    private int readNumbers(@Nullable Object[] values) {
        int missing = 0;
        for (int i = 0; i < values.length; i++) {
            Object value = values[i];
            if (layout.numeric()[i]) {
                numbers[i] = Numbers.of(value);
                missing += Double.isNaN(numbers[i]) ? 1 : 0;
            } else {
                missing += value == null ? 1 : 0;
            }
        }
        return missing;
    }

    /** For how many raw records a record stands: one, unless the job has summarised input. */
    private long weight(@Nullable Object[] values) {
        int slot = layout.summaryCount();
        return slot < 0 || slot >= values.length ? 1 : Double.isNaN(numbers[slot]) ? 0 : (long) numbers[slot];
    }

    /** With the category behind the fields, where the job has any. */
    private @Nullable Object[] categorized(OpenBucket bucket, @Nullable Object[] values) {
        if (categorizer == null) {
            return values;
        }
        int place = layout.fields().size();
        @Nullable Object[] categorized = Arrays.copyOf(values, place + 1);
        String message = Detector.text(values, layout.message());
        if (message != null) {
            categorized[place] =
                    categorizer.categorize(message, Detector.text(values, layout.partition()), !series.isTight());
            bucket.unfit(categorizer.takeUnfit());
        }
        return categorized;
    }

    private void gather(OpenBucket bucket, long time, @Nullable Object[] values, long weight) {
        bucket.count(weight);
        int[] influencers = layout.influencers();
        for (int i = 0; i < detectors.size(); i++) {
            Detector detector = detectors.get(i);
            if (detector.measures(values, numbers) && detector.splits(values)) {
                Series one = series.of(detector, values);
                if (one == null) {
                    bucket.leaveOut();
                    continue;
                }
                int field = detector.field();
                Object value = field < 0 ? null : values[field];
                bucket.gather(one, values, influencers.length)
                        .add(
                                value == null ? "" : value,
                                field < 0 ? time : numbers[field],
                                weight,
                                values,
                                influencers);
            }
        }
    }

    private void finish(OpenBucket bucket) {
        BucketRules excepted = rules.of(bucket.start(), spec.bucketSpanMillis());
        shifts.make(excepted.events(), series.all());
        Findings findings = new Findings(spec);
        Correlations correlations = correlations(bucket, excepted, spec.multivariateByFields());
        Judgement judgement = new Judgement(series, excepted, correlations, findings);
        Plots plots = new Plots(bucket.start(), isPlotted(bucket) ? excepted.plotted() : null);
        Changes changes = new Changes(spec.tellsChanges());
        List<Observed> observed = new ArrayList<>();
        for (Series one : series.all()) {
            List<Observation> all = observed(bucket, one, true);
            List<Observation> affordable = series.affordable(one, all, true);
            if (affordable.size() < all.size()) {
                bucket.leaveOut();
            }
            plots.note(one, affordable);
            if (!affordable.isEmpty()) {
                observed.add(new Observed(one, affordable));
            }
        }
        for (Judged one : judged(observed, look -> judgeAndLearn(bucket.start(), look, excepted))) {
            judgement.add(one);
            series.note(one.series(), one.learnt());
            changes.of(one.series());
        }
        judgement.settle();
        if (spec.multivariateByFields()) {
            correlations.learn(bucket.start() / spec.bucketSpanMillis(), series.all(), !series.isTight());
        }
        changes.of(bucket.unfit());
        series.bucketEnds(bucket, timeline.open());
        counts.bucket(bucket.start(), bucket.count());
        finished.add(findings.bucket(bucket.start(), bucket.count(), false)
                .with(excepted.eventNames(), plots.all(), changes.all()));
    }

    private boolean isPlotted(OpenBucket bucket) {
        return bucket.count() > 0 || counts.emptyInARow() < Plots.EMPTY_IN_A_ROW;
    }

    /** In the order of what was observed. */
    private List<Judged> judged(List<Observed> observed, Function<Observed, Judged> judge) {
        Judged[] judged = new Judged[observed.size()];
        parallel.forEach(judged.length, i -> judged[i] = judge.apply(observed.get(i)));
        return Arrays.asList(judged);
    }

    private static Judged judgeAndLearn(long time, Observed look, BucketRules excepted) {
        Series one = look.series();
        List<Observation> observed = look.observations();
        List<Verdict> verdicts = excepted.concern(one) ? one.model().judge(time, observed, Side.BOTH) : List.of();
        Exemptions exemptions = excepted.of(one, observed, verdicts);
        List<Observation> learnt = exemptions.learnt(observed);
        if (!learnt.isEmpty()) {
            List<Verdict> ofLearnt = one.model().learn(time, learnt);
            verdicts = learnt.size() == observed.size() ? ofLearnt : verdicts;
        }
        return new Judged(look, verdicts, exemptions, learnt);
    }

    /** The standings of the bucket, but for values that are not to be learnt: those tell nothing of others either. */
    private Correlations correlations(OpenBucket bucket, BucketRules excepted, boolean wanted) {
        Correlations correlations = new Correlations();
        for (Series one : wanted ? series.all() : List.<Series>of()) {
            List<Observation> observed = one.correlates() == null ? List.of() : observed(bucket, one, true);
            if (!observed.isEmpty() && isLearnt(bucket.start(), one, observed, excepted)) {
                correlations.add(one, bucket.start(), observed.get(0).value());
            }
        }
        return correlations;
    }

    private static boolean isLearnt(long time, Series one, List<Observation> observed, BucketRules excepted) {
        if (!excepted.concern(one)) {
            return true;
        }
        List<Verdict> verdicts = one.model().judge(time, observed, Side.BOTH);
        return !excepted.of(one, observed, verdicts).learnt(observed).isEmpty();
    }

    /** @param full whether a bucket that has nothing of a series says something by that */
    private static List<Observation> observed(OpenBucket bucket, Series series, boolean full) {
        if (bucket.has(series)) {
            return bucket.of(series);
        }
        double empty = series.detector().measure().whenEmpty();
        boolean says = full
                && Double.isFinite(empty)
                && !series.model().isEmpty()
                && !series.detector().hasMembers();
        return says ? List.of(Observation.empty(empty)) : List.of();
    }

    @Override
    public void addInvalidDate(int inputFields, int inputBytes) {
        counts.input(inputFields, inputBytes);
        counts.invalidDate();
    }

    @Override
    public List<Bucket> takeFinished() {
        List<Bucket> taken = finished;
        finished = new ArrayList<>(0);
        return List.copyOf(taken);
    }

    @Override
    public int finishedCount() {
        return finished.size();
    }

    @Override
    public int finishedPlots() {
        return finished.stream().mapToInt(bucket -> bucket.modelPlots().size()).sum();
    }

    @Override
    public List<Category> categories() {
        return categorizer == null ? List.of() : categorizer.all();
    }

    @Override
    public List<Category> takeChangedCategories() {
        return categorizer == null ? List.of() : categorizer.takeChanged();
    }

    /**
     * {@inheritDoc} While records may still come, what only adds up is judged from above alone: it can be too much
     * already, but not yet too little. Until then no series are set beside each other.
     */
    @Override
    public List<Bucket> interim(long start, long end) {
        List<Bucket> buckets = new ArrayList<>();
        for (OpenBucket bucket : timeline.open(start, end)) {
            buckets.add(interim(bucket, timeline.isFull(bucket)));
        }
        return List.copyOf(buckets);
    }

    private Bucket interim(OpenBucket bucket, boolean full) {
        BucketRules excepted = rules.of(bucket.start(), spec.bucketSpanMillis());
        Findings findings = new Findings(spec);
        Correlations correlations = correlations(bucket, excepted, full && spec.multivariateByFields());
        Judgement judgement = new Judgement(series, excepted, correlations, findings);
        List<Observed> observed = new ArrayList<>();
        for (Series one : series.all()) {
            List<Observation> affordable = series.affordable(one, observed(bucket, one, full), false);
            if (!affordable.isEmpty()) {
                observed.add(new Observed(one, affordable));
            }
        }
        judged(observed, look -> judge(bucket.start(), look, excepted, full)).forEach(judgement::add);
        judgement.settle();
        return findings.bucket(bucket.start(), bucket.count(), true).during(excepted.eventNames());
    }

    private static Judged judge(long time, Observed look, BucketRules excepted, boolean full) {
        Series one = look.series();
        List<Observation> observed = look.observations();
        boolean grows = !full && one.detector().measure().additive();
        List<Verdict> verdicts = one.model().judge(time, observed, grows ? Side.HIGH : Side.BOTH);
        return new Judged(look, verdicts, excepted.of(one, observed, verdicts), List.of());
    }

    @Override
    public Outlook outlook() {
        return new Outlook(timeline.end().orElse(0), spec.bucketSpanMillis(), series.all());
    }

    @Override
    public void advanceTo(long time) {
        timeline.finishUntil(time, this::finish);
    }

    @Override
    public void skipTo(long time) {
        timeline.skipTo(time);
    }

    @Override
    public void reset(long start, long end) {
        timeline.forget(start, end);
    }

    @Override
    public void shareWith(Executor pool, int threads) {
        parallel = new Parallel(pool, threads);
    }

    @Override
    public void obey(long from, Rules newRules) {
        rules.enter(from, newRules);
    }

    @Override
    public Rules rules() {
        return rules.latest();
    }

    @Override
    public OptionalLong lastFinalizedBucketEnd() {
        return timeline.end();
    }

    @Override
    public DataCounts counts() {
        return counts.asOfNow();
    }

    @Override
    public ModelSize modelSize() {
        return categorizer == null ? series.size() : series.size().with(categorizer.bytes(), categorizer.size());
    }

    @Override
    public byte[] save(Consumer<byte[]> parts) {
        for (int i = 0; i < series.parts(); i++) {
            int part = i;
            parts.accept(StateHeader.sealed(out -> series.writePart(part, out)));
        }
        return StateHeader.sealed(this::write);
    }

    private void write(DataOutput out) throws IOException {
        out.writeInt(detectors.size());
        counts.write(out);
        if (categorizer != null) {
            categorizer.write(out);
        }
        series.write(out);
        timeline.write(out);
        shifts.write(out);
        Outbox.write(out, finished);
    }

    /** What stands before the series. */
    private void readLearnt(DataInput in) throws IOException {
        if (in.readInt() != detectors.size()) {
            throw new UnknownStateException("saved state is of a job with other detectors");
        }
        counts.read(in);
        if (categorizer != null) {
            categorizer.read(in);
        }
    }
}
