package org.slackwater.retention.control;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.slackwater.annotations.entity.Annotation;
import org.slackwater.http.entity.ApiException;
import org.slackwater.jobs.entity.Job;
import org.slackwater.snapshots.entity.ModelSnapshot;
import org.slackwater.snapshots.entity.SnapshotState;
import org.slackwater.storage.Beans;
import org.slackwater.storage.TestStorage;
import org.slackwater.tasks.control.DatabaseClock;
import org.slackwater.tasks.control.LocalNode;
import org.slackwater.upgrademode.control.UpgradeGate;

/** Nodes that look, each by itself, whether it is night. */
class NightlyDeletionTest {
    private static final long DAY = Duration.ofDays(1).toMillis();
    /** One o'clock in a night to come, in UTC. */
    private static final long NIGHT = 40_000 * DAY + Duration.ofHours(1).toMillis();

    private final TestStorage storage =
            TestStorage.h2(Job.class, Annotation.class, ModelSnapshot.class, SnapshotState.class);
    private final Gate gate = new Gate();
    private final Beans first = node();
    private final Beans second = node();
    private long now = NIGHT;

    /** Upgrade mode as the test says. */
    private static final class Gate extends UpgradeGate {
        private boolean shut;

        @Override
        public void pass() {
            if (shut) {
                throw ApiException.tooManyRequests("upgrade mode is on");
            }
        }

        @Override
        public boolean isShut() {
            return shut;
        }
    }

    private Beans node() {
        Beans node = new Beans(storage);
        node.with(UpgradeGate.class, gate);
        node.with(java.time.Clock.class, java.time.Clock.systemUTC());
        node.with(LocalNode.class, new LocalNode("node"));
        node.with(DatabaseClock.class, new DatabaseClock() {
            @Override
            public long millis() {
                return now;
            }
        });
        node.get(Nights.class).hour = 1;
        return node;
    }

    @AfterEach
    void end() {
        first.close();
        second.close();
        storage.close();
    }

    @Test
    void oneOfTheNodesDeletesOnceANight() {
        assertThat(looks(first)).isTrue();
        assertThat(looks(second)).isFalse();

        now = NIGHT + DAY - 1;
        assertThat(looks(first)).isFalse();
        assertThat(looks(second)).isFalse();

        now = NIGHT + DAY;
        assertThat(looks(second)).isTrue();
        assertThat(looks(first)).isFalse();
    }

    @Test
    void aMissedNightIsMadeUpForInTheMorning() {
        assertThat(looks(first)).isTrue();

        now = NIGHT + DAY + Duration.ofHours(9).toMillis();

        assertThat(looks(first)).isTrue();
        now = NIGHT + 2 * DAY;
        assertThat(looks(first)).isTrue();
    }

    @Test
    void notWhileUpgradeModeIsOnButAfterIt() {
        gate.shut = true;
        assertThat(looks(first)).isFalse();

        gate.shut = false;
        assertThat(looks(second)).isTrue();
    }

    private static boolean looks(Beans node) {
        return node.get(NightlyDeletion.class).look();
    }
}
