package org.slackwater.analysis.control;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.slackwater.analysis.entity.Frequent;
import org.slackwater.analysis.entity.ModelSize;
import org.slackwater.categorization.entity.CategorizationSize;

/**
 * All series of a job. Whatever is done to all of them is done in the order of their detectors and values, so that
 * neither a hash table nor the order in which records arrive shows in the results.
 */
final class SeriesRegistry {
    /** So many series of a job get a forest, those that are warm first; the others are judged by their baseline alone. */
    static final int SHAPES = 8;

    private final List<Detector> detectors;
    private final Seasons seasons;
    private final long seed;
    private final MemoryBudget budget;
    private final List<Series> all = new ArrayList<>();
    private final List<Series> ordered = new ArrayList<>();
    private final @Nullable Series[] unsplit;
    private final List<Map<@Nullable String, Map<@Nullable String, Series>>> split = new ArrayList<>();
    /** By the position of those detectors that have any. */
    private final Map<Integer, DistinctGather> members = new TreeMap<>();

    private final Map<Integer, Frequencies> frequencies = new TreeMap<>();
    private int shapes;

    SeriesRegistry(List<Detector> detectors, long bucketSpanMillis, long seed, MemoryBudget budget) {
        this.detectors = detectors;
        this.seasons = Seasons.of(bucketSpanMillis);
        this.seed = seed;
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
        if (ordered.size() < all.size()) {
            ordered.addAll(all.subList(ordered.size(), all.size()));
            Collections.sort(ordered);
        }
        return ordered;
    }

    Series get(int number) {
        return all.get(number);
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
        return new Series(all.size(), detector, partition, by, detector.newModel(seasons));
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
        all.add(series);
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

    /** @param complete whether there was memory for all that belongs into the bucket */
    void bucketEnds(boolean complete) {
        frequencies.values().forEach(Frequencies::bucketEnds);
        budget.bucketEnds(bytes(), complete);
    }

    /** Gives the series a forest if it is ready for one, there is one left, and memory enough for more than need be. */
    void grantShape(Series series) {
        if (shapes < SHAPES && series.model().wantsShape() && !budget.isTight()) {
            shapes++;
            budget.take(Shape.BYTES);
            series.model().give(new Shape(Hash.mix(seed + series.hash())));
        }
    }

    ModelSize size() {
        long categories = 0;
        List<Set<@Nullable String>> by = sets();
        List<Set<@Nullable String>> partitions = sets();
        for (Series series : all) {
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
        return all.stream().mapToLong(Series::bytes).sum() + bytesBeside();
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

    void write(DataOutput out) throws IOException {
        out.writeInt(all.size());
        for (Series series : all) {
            out.writeInt(series.detector().position());
            Saved.write(out, series.partition());
            Saved.write(out, series.by());
            series.model().write(out);
        }
        for (DistinctGather known : members.values()) {
            known.write(out);
        }
        for (Frequencies known : frequencies.values()) {
            known.write(out);
        }
        budget.write(out);
    }

    void read(DataInput in) throws IOException {
        int size = in.readInt();
        for (int i = 0; i < size; i++) {
            Detector detector = detectors.get(in.readInt());
            Series series = add(made(detector, Saved.readText(in), Saved.readText(in)));
            series.model().read(in);
            shapes += series.model().hasShape() ? 1 : 0;
        }
        for (DistinctGather known : members.values()) {
            known.read(in);
        }
        for (Frequencies known : frequencies.values()) {
            known.read(in);
        }
        budget.read(in, bytes());
    }
}
