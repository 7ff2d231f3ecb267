package org.slackwater.snapshots.control;

import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slackwater.snapshots.entity.ModelSnapshot;

/**
 * Which snapshots of a job are too old. Age is counted in the time of the records, from the newest snapshot back: a job over
 * old data keeps as many as one over that of today.
 *
 * @param days after which a snapshot goes
 * @param dailyAfter after which only the first of each day stays
 */
public record SnapshotRetention(long days, long dailyAfter) {
    private static final long DAY = TimeUnit.DAYS.toMillis(1);

    /**
     * @param oldestFirst all that there are
     * @param active the one that the job goes on from; stays, as does the newest, and what is to be retained
     */
    public List<String> expired(List<ModelSnapshot> oldestFirst, @Nullable String active) {
        if (oldestFirst.isEmpty()) {
            return List.of();
        }
        ModelSnapshot newest = oldestFirst.get(oldestFirst.size() - 1);
        Set<Long> daysSeen = new HashSet<>();
        return oldestFirst.stream()
                .sorted(Comparator.comparing(SnapshotRetention::time))
                .filter(snapshot -> isExpired(snapshot, time(newest), daysSeen))
                .filter(snapshot -> snapshot != newest && !snapshot.retain())
                .map(ModelSnapshot::snapshotId)
                .filter(id -> !id.equals(active))
                .toList();
    }

    private boolean isExpired(ModelSnapshot snapshot, long newest, Set<Long> daysSeen) {
        long age = newest - time(snapshot);
        if (age > millis(days)) {
            return true;
        }
        boolean firstOfItsDay = daysSeen.add(Math.floorDiv(time(snapshot), DAY));
        return age > millis(dailyAfter) && !firstOfItsDay;
    }

    /** Records come from the years 0 to 9999; a snapshot without any is older than all. */
    private static long time(ModelSnapshot snapshot) {
        Long time = snapshot.latestRecordTime();
        return time == null ? Long.MIN_VALUE / 2 : time;
    }

    private static long millis(long days) {
        return TimeUnit.DAYS.toMillis(days);
    }
}
