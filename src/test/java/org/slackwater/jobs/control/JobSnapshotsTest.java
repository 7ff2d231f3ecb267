package org.slackwater.jobs.control;

import static org.assertj.core.api.Assertions.assertThat;
import static org.slackwater.jobs.control.JobRunFixture.SPAN;
import static org.slackwater.jobs.control.JobRunFixture.done;

import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.slackwater.snapshots.entity.ModelSnapshot;
import org.slackwater.tasks.control.Tasks;

/** When a run keeps a snapshot of what it has saved, and when there is none to keep. */
@Timeout(60)
class JobSnapshotsTest {
    private final JobRunFixture job = new JobRunFixture();

    @AfterEach
    void end() {
        job.close();
    }

    @Test
    void closingKeepsOneOfWhatWasLearned() {
        done(job.run().feed(minutes(0, 10)));
        done(job.run().close());

        assertThat(job.snapshots()).hasSize(1);
        ModelSnapshot snapshot = job.snapshots().get(0);
        assertThat(snapshot.latestRecordTime()).isEqualTo(10 * SPAN - 1_000);
        assertThat(snapshot.latestResultTime()).isEqualTo(8 * SPAN);
        assertThat(snapshot.retain()).isFalse();
    }

    @Test
    void closingKeepsNoneWhenNothingWasLearnedSinceTheLast() {
        done(job.run().close());
        assertThat(job.snapshots()).as("of nothing").isEmpty();

        job.open();
        done(job.run().feed(minutes(0, 10)));
        done(job.run().close());
        job.open();
        done(job.run().close());

        assertThat(job.snapshots()).hasSize(1);
    }

    @Test
    void closingKeepsWhatAnEarlierRunSavedAndNobodyKept() {
        done(job.run().feed(minutes(0, 10)));
        done(job.run().persist());
        job.crash();
        assertThat(job.snapshots()).isEmpty();

        done(job.run().close());

        assertThat(job.snapshots()).extracting(ModelSnapshot::latestRecordTime).containsExactly(10 * SPAN - 1_000);
    }

    @Test
    void whatIsEndedByForceKeepsNone() {
        done(job.run().feed(minutes(0, 10)));
        JobProcess run = job.run();

        job.beans().inTransaction(() -> {
            job.beans().get(Tasks.class).remove(JobRunFixture.TASK);
            return true;
        });
        run.cut();

        assertThat(job.snapshots()).isEmpty();
    }

    @Test
    void haltingKeepsOneUnlessThereIsOneAlready() throws Exception {
        done(job.run().feed(minutes(0, 10)));
        job.haltAndRunAgain();
        assertThat(job.snapshots()).hasSize(1);

        job.haltAndRunAgain();
        assertThat(done(job.run().position())).contains(10 * SPAN);
        job.haltAndRunAgain();

        assertThat(job.snapshots()).hasSize(1);
    }

    @Test
    void haltingAJobAtRestKeepsWhatItSavedBefore() throws Exception {
        done(job.run().feed(minutes(0, 10)));
        done(job.run().rest());
        assertThat(job.snapshots()).as("resting alone keeps none").isEmpty();

        job.haltAndRunAgain();

        assertThat(job.snapshots()).extracting(ModelSnapshot::latestRecordTime).containsExactly(10 * SPAN - 1_000);
    }

    @Test
    void oneIsKeptWithASaveWheneverTheIntervalHasPassed() {
        done(job.run().feed(minutes(0, 10)));
        done(job.run().persist());
        job.pass(Duration.ofMinutes(59));
        done(job.run().feed(minutes(10, 11)));
        done(job.run().rest());
        assertThat(job.snapshots()).isEmpty();

        job.pass(Duration.ofMinutes(2));
        done(job.run().feed(minutes(11, 12)));
        done(job.run().persist());
        assertThat(job.snapshots()).extracting(ModelSnapshot::latestRecordTime).containsExactly(12 * SPAN - 1_000);

        job.pass(Duration.ofMinutes(30));
        done(job.run().feed(minutes(12, 13)));
        done(job.run().persist());
        assertThat(job.snapshots()).as("the interval begins anew").hasSize(1);
    }

    @Test
    void snapshotsMadeAtTheSameTimeAreApart() throws Exception {
        for (int minute = 0; minute < 3; minute++) {
            done(job.run().feed(minutes(minute, minute + 1)));
            job.pass(Duration.ofSeconds(-10));
            job.haltAndRunAgain();
        }

        List<ModelSnapshot> snapshots = job.snapshots();
        assertThat(snapshots)
                .extracting(ModelSnapshot::latestRecordTime)
                .isSorted()
                .hasSize(3);
        assertThat(snapshots).extracting(ModelSnapshot::snapshotId).doesNotHaveDuplicates();
    }

    private static FeedBatch minutes(int from, int to) {
        return new FeedBatch(
                from == 0 ? null : from * SPAN,
                to * SPAN,
                false,
                IntStream.range(from * 60, to * 60)
                        .mapToObj(second -> new FeedBatch.Entry(second * 1_000L, new Object[] {second % 7}))
                        .toList());
    }
}
