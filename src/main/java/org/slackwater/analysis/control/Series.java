package org.slackwater.analysis.control;

import java.util.Comparator;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** One run of values with a model of its own: a detector, for one partition value and one by value. */
final class Series implements Comparable<Series> {
    private static final Comparator<Series> ORDER = Comparator.comparingInt(
                    (Series series) -> series.detector.position())
            .thenComparing(Series::partition, Comparator.nullsFirst(Comparator.naturalOrder()))
            .thenComparing(Series::by, Comparator.nullsFirst(Comparator.naturalOrder()));

    private final int number;
    private final Detector detector;
    private final @Nullable String partition;
    private final @Nullable String by;
    private Model model;
    private @Nullable Correlates correlates;
    private long lastSeen;

    /** @param correlates null where no series are looked at together */
    Series(
            int number,
            Detector detector,
            @Nullable String partition,
            @Nullable String by,
            Model model,
            @Nullable Correlates correlates,
            long now) {
        this.number = number;
        this.detector = detector;
        this.partition = partition;
        this.by = by;
        this.model = model;
        this.correlates = correlates;
        this.lastSeen = now;
    }

    /** Position in the order in which the job's series came up. */
    int number() {
        return number;
    }

    Detector detector() {
        return detector;
    }

    @Nullable
    String partition() {
        return partition;
    }

    @Nullable
    String by() {
        return by;
    }

    /** When something of it came last, by the clock of its registry. */
    long lastSeen() {
        return lastSeen;
    }

    void seen(long now) {
        lastSeen = now;
    }

    /** As if it had come up only now. */
    void renew(Model fresh, long now) {
        model = fresh;
        correlates = correlates == null ? null : correlates.renewed();
        lastSeen = now;
    }

    Model model() {
        return model;
    }

    @Nullable
    Correlates correlates() {
        return correlates;
    }

    /** Whether nothing but the by value sets them apart. */
    boolean isBeside(Series other) {
        return detector.position() == other.detector.position() && Objects.equals(partition, other.partition);
    }

    @Override
    public int compareTo(Series other) {
        return ORDER.compare(this, other);
    }

    long bytes() {
        return 200
                + model.bytes()
                + (correlates == null ? 0 : correlates.bytes())
                + 2L * (partition == null ? 0 : partition.length())
                + 2L * (by == null ? 0 : by.length());
    }
}
