package org.slackwater.jobs.control;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.slackwater.jobs.control.JobRunFixture.JOB_ID;
import static org.slackwater.jobs.control.JobRunFixture.SPAN;
import static org.slackwater.jobs.control.JobRunFixture.done;

import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.slackwater.analysis.control.UnknownStateException;
import org.slackwater.analysis.entity.AnalysisSpec;
import org.slackwater.analysis.entity.DetectorSpec;
import org.slackwater.analysis.entity.TimeFormat;
import org.slackwater.storage.TestStorage;

/** What is saved of a job with so many series that its state has parts beside the head: three thousands and a half of them. */
@Timeout(120)
abstract class ManySeriesContract {
    private static final int SERIES = 3_500;
    private static final JobDefinition PARTITIONED = new JobDefinition(
            new AnalysisSpec(
                    JOB_ID,
                    SPAN,
                    0,
                    List.of(new DetectorSpec(0, "mean", "v", null, null, "host", false)),
                    List.of(),
                    null),
            "time",
            TimeFormat.EPOCH_MS,
            TimeUnit.DAYS.toMillis(365));

    private final JobRunFixture job = new JobRunFixture(PARTITIONED, storage());

    abstract TestStorage storage();

    @AfterEach
    void end() {
        job.close();
    }

    @Test
    void partsThatHaveChangedAreWrittenAndTheOthersStay() {
        done(job.run().feed(minute(0, host -> true)));
        done(job.run().persist());
        List<Long> first = job.savedParts();

        done(job.run().feed(minute(1, host -> host == 2_345)));
        done(job.run().feed(minute(2, host -> host == 2_345)));
        done(job.run().persist());

        assertThat(first).hasSize(3);
        assertThat(job.savedParts())
                .hasSize(3)
                .contains(first.get(0), first.get(2))
                .doesNotContain(first.get(1));
    }

    @Test
    void nothingIsWrittenWhereNothingHasChangedSinceItWasRead() {
        done(job.run().feed(minute(0, host -> true)));
        done(job.run().persist());
        List<Long> before = job.savedParts();
        job.crash();

        done(job.run().feed(minute(1, host -> host == 5)));
        done(job.run().persist());

        assertThat(job.savedParts()).isEqualTo(before);
    }

    @Test
    void afterHaltsAndCrashesTheStateIsThatOfAnUndisturbedRun() throws Exception {
        for (int minute = 0; minute < 12; minute++) {
            int now = minute;
            done(job.run().feed(minute(minute, host -> host % 7 == now % 7)));
            if (minute % 3 == 0) {
                job.haltAndRunAgain();
            } else if (minute % 3 == 1) {
                done(job.run().persist());
                job.crash();
            }
        }
        done(job.run().persist());

        try (JobRunFixture undisturbed = new JobRunFixture(PARTITIONED, storage())) {
            for (int minute = 0; minute < 12; minute++) {
                int now = minute;
                done(undisturbed.run().feed(minute(minute, host -> host % 7 == now % 7)));
            }
            done(undisturbed.run().persist());

            assertThat(job.savedState()).isEqualTo(undisturbed.savedState());
            assertThat(states(job)).isDeepEqualTo(states(undisturbed));
            assertThat(job.buckets()).usingRecursiveComparison().isEqualTo(undisturbed.buckets());
        }
    }

    @Test
    void aSnapshotSharesThePartsAndKeepsThemWhenTheJobGoesOn() throws Exception {
        done(job.run().feed(minute(0, host -> true)));
        job.haltAndRunAgain();
        String snapshot = job.snapshots().get(0).snapshotId();
        List<Long> shared = job.savedParts();

        done(job.run().feed(minute(1, host -> true)));
        done(job.run().persist());

        assertThat(shared).hasSize(3);
        assertThat(held(snapshot)).isEqualTo(shared);
        assertThat(job.savedParts()).hasSize(6).containsAll(shared);

        release(snapshot);

        assertThat(job.savedParts()).hasSize(3).doesNotContainAnyElementsOf(shared);
    }

    @Test
    void aPartThatIsMissingEndsTheRunAndIsNamed() {
        done(job.run().feed(minute(0, host -> true)));
        done(job.run().persist());
        release(ModelParts.SAVED_STATE);
        job.crash();

        assertThatThrownBy(() -> done(job.run().position()))
                .isInstanceOf(UnknownStateException.class)
                .hasMessageContaining("part 0 of the saved state is missing");
    }

    private List<Long> held(String holder) {
        return job.beans().inTransaction(() -> parts().of(JOB_ID, holder));
    }

    private void release(String holder) {
        var unused = job.beans().inTransaction(() -> {
            parts().release(JOB_ID, holder);
            return true;
        });
    }

    private ModelParts parts() {
        return job.beans().get(ModelParts.class);
    }

    private static byte[][] states(JobRunFixture job) {
        JobStore store = job.beans().get(JobStore.class);
        List<Long> ids = job.beans().inTransaction(() -> store.parts(JOB_ID));
        return IntStream.range(0, ids.size())
                .mapToObj(place -> job.beans().inTransaction(() -> store.part(ids, place)))
                .toArray(byte[][]::new);
    }

    /** A record of each host that has one, which is all of a minute. */
    private static FeedBatch minute(int minute, IntPredicate hosts) {
        long from = minute * SPAN;
        List<FeedBatch.Entry> records = IntStream.range(0, SERIES)
                .filter(hosts)
                .mapToObj(host ->
                        new FeedBatch.Entry(from, new Object[] {100 + (31 * minute + 17 * host) % 13, "host-" + host}))
                .toList();
        return new FeedBatch(minute == 0 ? null : from, from + SPAN, true, records);
    }
}
