package org.slackwater.snapshots.control;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.slackwater.snapshots.entity.ModelSnapshot;
import org.slackwater.snapshots.entity.SnapshotKey;

/** Ages are those of records, in days before the newest. */
class SnapshotRetentionTest {
    private static final long HOUR = 3_600_000;
    private static final long DAY = 24 * HOUR;
    private static final long NEWEST = 20_000 * DAY + 12 * HOUR;

    private final List<ModelSnapshot> snapshots = new ArrayList<>();

    @Test
    void whatIsOlderThanTheDaysGoes() {
        made("old", 11 * DAY);
        made("at the limit", 10 * DAY);
        made("newest", 0L);

        assertThat(new SnapshotRetention(10, 10).expired(snapshots, "newest")).containsExactly("old");
    }

    @Test
    void afterSomeDaysOnlyTheFirstOfEachDayStays() {
        made("first", 3 * DAY + 5 * HOUR);
        made("second", 3 * DAY);
        made("third", 3 * DAY - 5 * HOUR);
        made("next day", 2 * DAY);
        made("recent", 20 * HOUR);
        made("more recent", 19 * HOUR);
        made("newest", 0L);

        assertThat(new SnapshotRetention(10, 1).expired(snapshots, null)).containsExactly("second", "third");
    }

    @Test
    void theFirstOfADayIsTheFirstByItsRecords() {
        made("later, made before", 3 * DAY);
        made("earlier, made after going back", 3 * DAY + HOUR);
        made("newest", 0L);

        assertThat(new SnapshotRetention(10, 1).expired(snapshots, null)).containsExactly("later, made before");
    }

    @Test
    void theActiveTheNewestAndTheRetainedStay() {
        made("active", 100 * DAY);
        made("retained", 100 * DAY);
        made("old", 100 * DAY);
        made("newest", 0L);
        snapshots.get(1).retain(true);

        assertThat(new SnapshotRetention(0, 0).expired(snapshots, "active")).containsExactly("old");
    }

    @Test
    void whatIsOfLaterRecordsThanTheNewestStays() {
        made("before going back", -100 * DAY);
        made("newest", 0L);

        assertThat(new SnapshotRetention(1, 1).expired(snapshots, "newest")).isEmpty();
    }

    @Test
    void whatHasSeenNoRecordIsOlderThanAll() {
        made("empty", null);
        made("newest", 0L);

        assertThat(new SnapshotRetention(10_000, 10_000).expired(snapshots, null))
                .containsExactly("empty");
        assertThat(new SnapshotRetention(10, 1).expired(List.of(), null)).isEmpty();
        assertThat(new SnapshotRetention(10, 1).expired(snapshots.subList(0, 1), null))
                .as("the only one is the newest")
                .isEmpty();
    }

    @Test
    void daysWithoutEndKeepAll() {
        made("old", 10_000 * DAY);
        made("newest", 0L);

        assertThat(new SnapshotRetention(Long.MAX_VALUE, Long.MAX_VALUE).expired(snapshots, null))
                .isEmpty();
    }

    private void made(String id, @Nullable Long age) {
        Long time = age == null ? null : Long.valueOf(NEWEST - age);
        snapshots.add(new ModelSnapshot(new SnapshotKey("job", id), snapshots.size(), "", time, time, "{}"));
    }
}
