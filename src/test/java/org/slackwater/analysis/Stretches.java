package org.slackwater.analysis;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.slackwater.analysis.entity.Bucket;

/**
 * Neighbouring unusual buckets taken for one event: those that score at least {@value #UNUSUAL}, joined when less than a
 * day lies between two of them. A stretch scores what its highest bucket does.
 */
final class Stretches {
    static final double UNUSUAL = 10;
    private static final long APART = 24 * 60 * 60 * 1000L;

    private Stretches() {}

    /** @param from start of the first bucket; {@code to}: start of the last */
    record Stretch(long from, long to, double score) {
        boolean overlaps(SampleSeries.Window window) {
            return from <= window.to() && to >= window.from();
        }

        private Stretch with(Bucket bucket) {
            return new Stretch(from, bucket.timestamp(), Math.max(score, bucket.anomalyScore()));
        }
    }

    /** Highest first. */
    static List<Stretch> of(List<Bucket> buckets) {
        List<Stretch> stretches = new ArrayList<>();
        for (Bucket bucket : buckets) {
            if (bucket.anomalyScore() >= UNUSUAL) {
                int last = stretches.size() - 1;
                if (last >= 0 && bucket.timestamp() - stretches.get(last).to() < APART) {
                    stretches.set(last, stretches.get(last).with(bucket));
                } else {
                    stretches.add(new Stretch(bucket.timestamp(), bucket.timestamp(), bucket.anomalyScore()));
                }
            }
        }
        stretches.sort(Comparator.comparingDouble(Stretch::score).reversed());
        return stretches;
    }

    static List<Stretch> highest(int count, List<Bucket> buckets) {
        return of(buckets).stream().limit(count).toList();
    }
}
