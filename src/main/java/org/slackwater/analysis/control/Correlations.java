package org.slackwater.analysis.control;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * One bucket of all series that are looked at together: of one detector and partition, for different by values. Which
 * pairs are compared goes round with the buckets, a few for each series, so that the time for a bucket grows with the
 * number of series and not with its square; all pairs have had their turn after some hundred buckets of a thousand series.
 */
final class Correlations {
    /** Series, on each side, with which one is compared in a bucket. */
    private static final int COMPARISONS = 2;

    private final Map<Series, Standing> standings = new HashMap<>();
    private final Map<Series, Verdict> alone = new HashMap<>();

    void add(Series one, long time, double value) {
        Standing standing = one.model().standing(time, value);
        if (standing != null) {
            standings.put(one, standing);
        }
    }

    /** Takes note of the verdict on a series by itself. */
    void judged(Series one, List<Verdict> verdicts) {
        if (standings.containsKey(one)) {
            alone.put(one, verdicts.get(0));
        }
    }

    /** The verdicts on a series by itself in the light of those on all others, which are known by now. */
    List<Verdict> judge(Series one, List<Verdict> own) {
        Correlates known = one.correlates();
        return known == null || !alone.containsKey(one) ? own : List.of(known.judge(standings, alone, one));
    }

    /**
     * @param bucket number of the bucket
     * @param all series in their order
     * @param newOnes whether there is memory for what was not known to go together
     */
    void learn(long bucket, List<Series> all, boolean newOnes) {
        List<Member> group = new ArrayList<>();
        for (Series one : all) {
            Correlates known = one.correlates();
            // What only a later bucket has brought has no place in this one.
            if (known == null || one.model().isEmpty()) {
                continue;
            }
            known.learn(bucket, standings, standings.get(one));
            if (!group.isEmpty() && !one.isBeside(group.get(0).series())) {
                compare(bucket, group, newOnes);
                group.clear();
            }
            group.add(new Member(one, known));
        }
        compare(bucket, group, newOnes);
    }

    private record Member(Series series, Correlates correlates) {}

    private static void compare(long bucket, List<Member> group, boolean newOnes) {
        int size = group.size();
        int distances = size / 2;
        for (int i = 0; newOnes && i < Math.min(COMPARISONS, distances); i++) {
            int distance = 1 + (int) Math.floorMod(bucket * COMPARISONS + i, (long) distances);
            for (int place = 0; place < size; place++) {
                Member one = group.get(place);
                Member two = group.get((place + distance) % size);
                Correlates.compare(one.series(), one.correlates(), two.series(), two.correlates());
            }
        }
    }
}
