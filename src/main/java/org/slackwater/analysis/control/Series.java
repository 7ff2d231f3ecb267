package org.slackwater.analysis.control;

import java.util.Comparator;
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
    private long lastSeen;

    Series(int number, Detector detector, @Nullable String partition, @Nullable String by, Model model, long now) {
        this.number = number;
        this.detector = detector;
        this.partition = partition;
        this.by = by;
        this.model = model;
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
        lastSeen = now;
    }

    Model model() {
        return model;
    }

    @Override
    public int compareTo(Series other) {
        return ORDER.compare(this, other);
    }

    long bytes() {
        return 200
                + model.bytes()
                + 2L * (partition == null ? 0 : partition.length())
                + 2L * (by == null ? 0 : by.length());
    }
}
