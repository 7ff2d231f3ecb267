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
    private final List<Series> all = new ArrayList<>();
    private final List<Series> ordered = new ArrayList<>();
    private final @Nullable Series[] unsplit;
    private final List<Map<@Nullable String, Map<@Nullable String, Series>>> split = new ArrayList<>();
    /** By the position of those detectors that have any. */
    private final Map<Integer, DistinctGather> members = new TreeMap<>();

    private final Map<Integer, Frequencies> frequencies = new TreeMap<>();
    private int shapes;

    SeriesRegistry(List<Detector> detectors, long bucketSpanMillis, long seed) {
        this.detectors = detectors;
        this.seasons = Seasons.of(bucketSpanMillis);
        this.seed = seed;
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

    /** The series of a detector that the record belongs to; the caller has checked that it belongs to one. */
    Series of(Detector detector, @Nullable Object[] values) {
        if (!detector.isSplit()) {
            Series known = unsplit[detector.position()];
            return known == null ? add(detector, null, null) : known;
        }
        String partition = Detector.text(values, detector.partition());
        String by = Detector.text(values, detector.seriesBy());
        Map<@Nullable String, Series> siblings = split.get(detector.position()).get(partition);
        Series known = siblings == null ? null : siblings.get(by);
        return known == null ? add(detector, partition, by) : known;
    }

    private Series add(Detector detector, @Nullable String partition, @Nullable String by) {
        Series series = new Series(all.size(), detector, partition, by, detector.newModel(seasons));
        all.add(series);
        if (detector.isSplit()) {
            split.get(detector.position())
                    .computeIfAbsent(partition, p -> new HashMap<>(4))
                    .put(by, series);
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
                counted.note(series, one.member());
            }
        }
    }

    void bucketEnds() {
        frequencies.values().forEach(Frequencies::bucketEnds);
    }

    /** Gives the series a forest if it is ready for one and there is one left. */
    void grantShape(Series series) {
        if (shapes < SHAPES && series.model().wantsShape()) {
            shapes++;
            series.model().give(new Shape(Hash.mix(seed + series.hash())));
        }
    }

    ModelSize size() {
        long bytes = bytesBeside();
        long categories = 0;
        List<Set<@Nullable String>> by = sets();
        List<Set<@Nullable String>> partitions = sets();
        for (Series series : all) {
            bytes += series.bytes();
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
        return new ModelSize(bytes, total(by) + categories, totalMembers(), total(partitions));
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
    }

    void read(DataInput in) throws IOException {
        int size = in.readInt();
        for (int i = 0; i < size; i++) {
            Detector detector = detectors.get(in.readInt());
            Series series = add(detector, Saved.readText(in), Saved.readText(in));
            series.model().read(in);
            shapes += series.model().hasShape() ? 1 : 0;
        }
        for (DistinctGather known : members.values()) {
            known.read(in);
        }
        for (Frequencies known : frequencies.values()) {
            known.read(in);
        }
    }
}
