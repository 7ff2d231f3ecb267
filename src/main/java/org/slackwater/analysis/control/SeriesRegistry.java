package org.slackwater.analysis.control;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.PriorityQueue;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;
import org.slackwater.analysis.entity.AnalysisSpec;
import org.slackwater.analysis.entity.Frequent;
import org.slackwater.analysis.entity.ModelSize;
import org.slackwater.categorization.entity.CategorizationSize;

/**
 * All series of a job. Whatever is done to all of them is done in the order of their detectors and values, so that
 * neither a hash table nor the order in which records arrive shows in the results.
 */
final class SeriesRegistry {
    /** In place of the position of a detector, where a number is that of no series. */
    private static final int UNUSED = -1;

    /** So many series are saved together, 1.6 MB as a rule: the first with the head of the state, others in parts. */
    static final int IN_A_PART = 1_000;

    private final List<Detector> detectors;
    private final long bucketSpan;
    private final Seasons seasons;
    private final MemoryBudget budget;
    private final long pruneWindow;
    private final boolean multivariate;
    /** By their numbers, which are given again when a series is forgotten. */
    private final List<@Nullable Series> numbered = new ArrayList<>();

    private final PriorityQueue<Integer> unused = new PriorityQueue<>();
    private final List<Series> ordered = new ArrayList<>();
    private final List<Series> notYetOrdered = new ArrayList<>();
    /** Milliseconds of all buckets so far that had any records: while there are none at all, nobody stays away. */
    private long busy;

    private final @Nullable Series[] unsplit;
    private final List<Map<@Nullable String, Map<@Nullable String, Series>>> split = new ArrayList<>();
    /** By the position of those detectors that have any. */
    private final Map<Integer, DistinctGather> members = new TreeMap<>();

    private final Map<Integer, Frequencies> frequencies = new TreeMap<>();

    SeriesRegistry(List<Detector> detectors, AnalysisSpec spec, MemoryBudget budget) {
        this.detectors = detectors;
        this.bucketSpan = spec.bucketSpanMillis();
        this.seasons = Seasons.of(bucketSpan);
        this.pruneWindow = Math.max(spec.pruneWindowMillis(), spec.latencyMillis() + 2 * bucketSpan);
        this.multivariate = spec.multivariateByFields();
        this.budget = budget;
        this.unsplit = new Series[detectors.size()];
        for (Detector detector : detectors) {
            split.add(new HashMap<>(2));
            if (detector.over() >= 0 && detector.first()) {
                members.put(detector.position(), new DistinctGather());
            }
            if (detector.spec().excludeFrequent() != Frequent.NONE) {
                frequencies.put(
                        detector.position(), new Frequencies(detector.spec().excludeFrequent()));
            }
        }
    }

    List<Series> all() {
        if (!notYetOrdered.isEmpty()) {
            ordered.addAll(notYetOrdered);
            notYetOrdered.clear();
            Collections.sort(ordered);
        }
        return ordered;
    }

    Series get(int number) {
        return Objects.requireNonNull(numbered.get(number), "a series that was forgotten");
    }

    /**
     * The series of a detector that the record belongs to; the caller has checked that it belongs to one. Null when it is
     * a new one of many, and there is no memory for it. What a detector is not split by it always has.
     */
    @Nullable
    Series of(Detector detector, @Nullable Object[] values) {
        if (!detector.isSplit()) {
            Series known = unsplit[detector.position()];
            return known == null ? charged(add(made(detector, null, null))) : known;
        }
        String partition = Detector.text(values, detector.partition());
        String by = Detector.text(values, detector.seriesBy());
        Map<@Nullable String, Series> siblings = split.get(detector.position()).get(partition);
        Series known = siblings == null ? null : siblings.get(by);
        return known == null ? added(made(detector, partition, by)) : known;
    }

    private Series made(Detector detector, @Nullable String partition, @Nullable String by) {
        int number = unused.isEmpty() ? numbered.size() : unused.element();
        Model model = detector.newModel(seasons);
        boolean together = multivariate && detector.seriesBy() >= 0 && model.knowsCourse();
        return new Series(number, detector, partition, by, model, together ? new Correlates(this::get) : null, busy);
    }

    private @Nullable Series added(Series series) {
        if (!budget.hasRoomFor(series.bytes())) {
            budget.refuse(series.bytes());
            return null;
        }
        return charged(add(series));
    }

    private Series charged(Series series) {
        budget.take(series.bytes());
        return series;
    }

    private Series add(Series series) {
        Detector detector = series.detector();
        if (series.number() == numbered.size()) {
            numbered.add(series);
        } else {
            numbered.set(unused.remove(), series);
        }
        notYetOrdered.add(series);
        if (detector.isSplit()) {
            split.get(detector.position())
                    .computeIfAbsent(series.partition(), p -> new HashMap<>(4))
                    .put(series.by(), series);
        } else {
            unsplit[detector.position()] = series;
        }
        return series;
    }

    /** Whether what was observed is of a value that the detector leaves out because it is nothing special. */
    boolean isFrequent(Series series, Observation observed) {
        Frequencies known = frequencies.get(series.detector().position());
        return known != null && known.excludes(series, observed.member());
    }

    /** Takes note of which values there were in a bucket, once it has been judged. */
    void note(Series series, List<Observation> observed) {
        DistinctGather known = members.get(series.detector().position());
        Frequencies counted = frequencies.get(series.detector().position());
        for (Observation one : observed) {
            String over = one.member().over();
            if (known != null && over != null) {
                known.add(Hash.of(over));
            }
            if (counted != null && one.gathered() != null) {
                counted.note(series, one.member(), !budget.hasRoomFor(Frequencies.BYTES));
            }
        }
    }

    /**
     * What was observed but for values that the model of the series would have to remember, and has no memory for.
     *
     * @param learnt whether the rest is going to be learnt
     */
    List<Observation> affordable(Series series, List<Observation> observed, boolean learnt) {
        if (!bringsSomethingNew(series, observed)) {
            return observed;
        }
        Map<@Nullable String, Long> newValues = new HashMap<>(0);
        long bytes = 0;
        List<Observation> affordable = new ArrayList<>(observed.size());
        for (Observation one : observed) {
            String value = one.member().by();
            long needed = newValues.containsKey(value) ? 0 : series.model().bytesToLearn(one);
            if (needed == 0 || budget.hasRoomFor(bytes + needed)) {
                bytes += needed;
                affordable.add(one);
                newValues.put(value, needed);
            } else if (learnt) {
                budget.refuse(needed);
            }
        }
        if (learnt) {
            budget.take(bytes);
        }
        return affordable;
    }

    private static boolean bringsSomethingNew(Series series, List<Observation> observed) {
        for (Observation one : observed) {
            if (series.model().bytesToLearn(one) > 0) {
                return true;
            }
        }
        return false;
    }

    /** @param open the buckets after it that have something already */
    void bucketEnds(OpenBucket bucket, Collection<OpenBucket> open) {
        long window = pruneWindow / bucketSpan;
        frequencies.values().forEach(known -> known.bucketEnds(window));
        if (bucket.count() > 0) {
            busy += bucketSpan;
            all().stream().filter(bucket::has).forEach(series -> {
                series.seen(busy);
                series.model().forget(window);
            });
            prune(open);
        }
        budget.bucketEnds(bytes(), bucket.isComplete());
    }

    /**
     * Forgets what has stayed away for so long. One that is back in an open bucket begins anew there, as it does when its
     * first record comes after this.
     */
    private void prune(Collection<OpenBucket> open) {
        List<Series> past = all().stream().filter(this::isPast).toList();
        forgetCorrelates(past);
        for (Series series : past) {
            if (open.stream().anyMatch(bucket -> bucket.has(series))) {
                series.renew(series.detector().newModel(seasons), busy);
            } else {
                forget(series);
            }
        }
        if (!past.isEmpty()) {
            ordered.removeIf(this::isPast);
        }
    }

    private void forgetCorrelates(List<Series> past) {
        if (!multivariate || past.isEmpty()) {
            return;
        }
        Set<Series> gone = new HashSet<>(past);
        for (Series series : all()) {
            Correlates known = series.correlates();
            if (known != null) {
                known.forget(gone::contains);
            }
        }
    }

    private void forget(Series series) {
        numbered.set(series.number(), null);
        unused.add(series.number());
        Map<@Nullable String, Map<@Nullable String, Series>> partitions =
                split.get(series.detector().position());
        Map<@Nullable String, Series> siblings = Objects.requireNonNull(partitions.get(series.partition()));
        siblings.remove(series.by());
        if (siblings.isEmpty()) {
            partitions.remove(series.partition());
        }
    }

    private boolean isPast(Series series) {
        return series.detector().isSplit() && busy - series.lastSeen() > pruneWindow;
    }

    /** Whether nothing is to be kept that can be done without. */
    boolean isTight() {
        return budget.isTight();
    }

    ModelSize size() {
        long categories = 0;
        List<Set<@Nullable String>> by = sets();
        List<Set<@Nullable String>> partitions = sets();
        for (Series series : all()) {
            if (!series.detector().first()) {
                continue;
            }
            categories += series.model().byValues();
            if (series.detector().seriesBy() >= 0) {
                by.get(series.detector().position()).add(series.by());
            }
            if (series.detector().partition() >= 0) {
                partitions.get(series.detector().position()).add(series.partition());
            }
        }
        return new ModelSize(
                budget.used(),
                budget.peak(),
                budget.exceeded(),
                total(by) + categories,
                totalMembers(),
                total(partitions),
                budget.failures(),
                budget.status().word(),
                CategorizationSize.NONE);
    }

    private long bytes() {
        return all().stream().mapToLong(Series::bytes).sum() + bytesBeside();
    }

    private long bytesBeside() {
        return members.values().stream().mapToLong(DistinctGather::bytes).sum()
                + frequencies.values().stream().mapToLong(Frequencies::bytes).sum();
    }

    private long totalMembers() {
        return members.values().stream()
                .mapToLong(known -> Double.isNaN(known.value()) ? 0 : (long) known.value())
                .sum();
    }

    private List<Set<@Nullable String>> sets() {
        List<Set<@Nullable String>> sets = new ArrayList<>();
        detectors.forEach(detector -> sets.add(new HashSet<>()));
        return sets;
    }

    private static long total(List<Set<@Nullable String>> sets) {
        return sets.stream().mapToLong(Set::size).sum();
    }

    /** How many parts there are beside the head. */
    int parts() {
        return Math.max(0, (numbered.size() - 1) / IN_A_PART);
    }

    void write(DataOutput out) throws IOException {
        out.writeLong(busy);
        out.writeInt(numbered.size());
        writeSeries(out, 0);
        for (DistinctGather known : members.values()) {
            known.write(out);
        }
        for (Frequencies known : frequencies.values()) {
            known.write(out);
        }
        budget.write(out);
    }

    void writePart(int part, DataOutput out) throws IOException {
        out.writeInt(part);
        writeSeries(out, (part + 1) * IN_A_PART);
    }

    private void writeSeries(DataOutput out, int from) throws IOException {
        for (Series series : numbered.subList(from, Math.min(from + IN_A_PART, numbered.size()))) {
            if (series == null) {
                out.writeInt(UNUSED);
                continue;
            }
            out.writeInt(series.detector().position());
            Saved.write(out, series.partition());
            Saved.write(out, series.by());
            out.writeLong(series.lastSeen());
            series.model().write(out);
            Correlates known = series.correlates();
            if (known != null) {
                known.write(out);
            }
        }
    }

    /** @param parts each is asked for once, in their order */
    void read(DataInput in, IntFunction<byte[]> parts) throws IOException {
        busy = in.readLong();
        int size = in.readInt();
        List<Integer> holes = new ArrayList<>();
        readSeries(in, Math.min(size, IN_A_PART), holes);
        for (int part = 0; numbered.size() < size; part++) {
            DataInput piece = StateHeader.opened(parts.apply(part));
            if (piece.readInt() != part) {
                throw new UnknownStateException("parts of the saved state are not in their places");
            }
            readSeries(piece, Math.min(size - numbered.size(), IN_A_PART), holes);
        }
        unused.addAll(holes);
        for (DistinctGather known : members.values()) {
            known.read(in);
        }
        for (Frequencies known : frequencies.values()) {
            known.read(in);
        }
        budget.read(in, bytes());
    }

    private void readSeries(DataInput in, int count, List<Integer> holes) throws IOException {
        for (int i = 0; i < count; i++) {
            int position = in.readInt();
            if (position == UNUSED) {
                holes.add(numbered.size());
                numbered.add(null);
                continue;
            }
            Series series = add(made(detectors.get(position), Saved.readText(in), Saved.readText(in)));
            series.seen(in.readLong());
            series.model().read(in);
            Correlates known = series.correlates();
            if (known != null) {
                known.read(in);
            }
        }
    }
}
