package org.slackwater.jobs.control;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.slackwater.jobs.control.JobRunFixture.SPAN;
import static org.slackwater.jobs.control.JobRunFixture.done;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.slackwater.http.entity.ApiException;
import org.slackwater.jobs.entity.JobInput;
import org.slackwater.results.entity.BucketResult;
import org.slackwater.tasks.control.Tasks;
import org.slackwater.tasks.control.TestNode;

/** Whatever ends a run, the job goes on as if nothing had happened. */
@Timeout(60)
class JobProcessTest {
    private static final int MINUTES = 30;

    private final JobRunFixture job = new JobRunFixture();

    @BeforeEach
    void plot() {
        job.plot();
    }

    @AfterEach
    void end() {
        job.close();
    }

    @Test
    void whatIsFinishedIsWrittenWhenTheJobCloses() {
        done(job.run().feed(minutes(0, 10)));

        done(job.run().close());

        assertThat(job.buckets()).hasSize(9);
        assertThat(job.beans().get(Tasks.class).find(JobRunFixture.TASK)).isEmpty();
    }

    @Test
    void aJobThatWasClosedGoesOnInTheBucketInProgress() {
        done(job.run().feed(new FeedBatch(null, 30_000L, false, records(0, 30))));
        done(job.run().close());

        job.open();
        done(job.run().feed(new FeedBatch(30_000L, 120_000L, true, records(30, 120))));

        assertThat(job.buckets()).extracting(BucketResult::eventCount).containsExactly(60L, 60L);
    }

    @Test
    void haltedBetweenAnyTwoBatchesTheResultsAreThoseOfAnUndisturbedRun() throws Exception {
        for (int minute = 0; minute < MINUTES; minute++) {
            done(job.run().feed(minutes(minute, minute + 1)));
            job.haltAndRunAgain();
            assertThat(done(job.run().position())).contains((minute + 1) * SPAN);
        }
        done(job.run().finish(Long.MAX_VALUE));

        assertSameAsUndisturbed();
    }

    @Test
    void aHaltSavesWhatWasTaken() throws Exception {
        done(job.run().feed(minutes(0, 3)));

        job.haltAndRunAgain();

        assertThat(job.report().counts().processedRecordCount()).isEqualTo(180);
        done(job.run().feed(minutes(3, 5)));
        job.haltAndRunAgain();
        assertThat(job.report().counts().processedRecordCount()).isEqualTo(300);
    }

    @Test
    void afterACrashTheJobGoesBackToWhatWasSavedAndTheDatafeedWithIt() {
        done(job.run().feed(minutes(0, 10)));
        done(job.run().persist());
        done(job.run().feed(minutes(10, 20)));
        done(job.run().flush(false, 0, 0));

        job.crash();

        assertThat(done(job.run().position())).contains(10 * SPAN);
        done(job.run().feed(minutes(10, MINUTES)));
        done(job.run().finish(Long.MAX_VALUE));
        assertSameAsUndisturbed();
    }

    @Test
    void beforeTheFirstSaveACrashBeginsAnew() {
        done(job.run().feed(minutes(0, 10)));

        job.crash();

        assertThat(done(job.run().position())).isEmpty();
        done(job.run().feed(minutes(0, MINUTES)));
        done(job.run().finish(Long.MAX_VALUE));
        assertSameAsUndisturbed();
    }

    @Test
    void amidRecordsOfTheSameTimeThereIsNoPositionToHaltAt() throws Exception {
        done(job.run().feed(minutes(0, 10)));
        done(job.run().persist());
        done(job.run().feed(new FeedBatch(10 * SPAN, null, false, records(600, 630))));

        job.haltAndRunAgain();

        assertThat(done(job.run().position())).contains(10 * SPAN);
        done(job.run().feed(minutes(10, MINUTES)));
        done(job.run().finish(Long.MAX_VALUE));
        assertSameAsUndisturbed();
    }

    @Test
    void aSearchThatBrokeOffAmidRecordsOfTheSameTimeIsRepeatedFromTheSavedState() {
        done(job.run().feed(minutes(0, 10)));
        done(job.run().persist());
        JobProcess before = job.run();
        done(before.feed(new FeedBatch(10 * SPAN, null, false, records(600, 630))));

        assertThatThrownBy(() -> done(before.position())).isInstanceOf(IllegalStateException.class);
        job.round();

        assertThat(done(job.run().position())).contains(10 * SPAN);
        done(job.run().feed(minutes(10, MINUTES)));
        done(job.run().finish(Long.MAX_VALUE));
        assertSameAsUndisturbed();
    }

    @Test
    void ofManyPlotsABatchIsWrittenInParts() {
        int minutes = 6_100;
        List<FeedBatch.Entry> records = IntStream.range(0, minutes)
                .mapToObj(minute -> new FeedBatch.Entry(minute * SPAN, new Object[] {1.0 * (minute % 3)}))
                .toList();

        done(job.run().feed(new FeedBatch(null, minutes * SPAN, false, records)));

        assertThat(job.buckets()).as("the rest waits for more").hasSize(5_999);
        done(job.run().finish(Long.MAX_VALUE));
        assertThat(job.buckets()).hasSize(minutes);
    }

    @Test
    void postedInputIsTakenAgainAfterACrashAndOnlyOnce() {
        done(job.run().post(posted(0, 10)));
        done(job.run().post(posted(10, 20)));

        job.crash();

        done(job.run().post(posted(20, MINUTES)));
        assertThat(job.report().counts().processedRecordCount()).isEqualTo(MINUTES * 60);
        done(job.run().post(JobInput.advance(MINUTES * SPAN)));
        done(job.run().flush(false, 0, 0));
        assertSameAsUndisturbed();
    }

    @Test
    void postedInputIsKeptOnlyUntilItIsPartOfTheSavedState() {
        done(job.run().post(posted(0, 10)));
        assertThat(job.journalled()).isEqualTo(1);

        done(job.run().persist());
        assertThat(job.journalled()).isZero();
        job.crash();

        done(job.run().post(posted(10, MINUTES)));
        done(job.run().post(JobInput.advance(MINUTES * SPAN)));
        done(job.run().flush(false, 0, 0));
        assertSameAsUndisturbed();
    }

    @Test
    void skippedTimeStaysSkippedAfterACrash() {
        done(job.run().post(posted(0, 2)));
        done(job.run().post(JobInput.skip(5 * SPAN - 1)));

        job.crash();

        assertThat(done(job.run().flush(false, 0, 0))).isEqualTo(Optional.of(5 * SPAN));
    }

    @Test
    void postedInputComesAfterWhatTheDatafeedHadDelivered() {
        done(job.run().feed(minutes(0, 10)));
        done(job.run().post(posted(10, 20)));

        job.crash();

        assertThat(done(job.run().position())).contains(10 * SPAN);
        done(job.run().feed(new FeedBatch(10 * SPAN, MINUTES * SPAN, false, records(1_200, MINUTES * 60))));
        done(job.run().finish(Long.MAX_VALUE));
        assertSameAsUndisturbed();
    }

    @Test
    void nothingIsPostedAmidRecordsOfTheSameTime() {
        done(job.run().feed(new FeedBatch(null, null, false, records(0, 30))));

        assertThatThrownBy(() -> done(job.run().post(posted(0, 1))))
                .isInstanceOfSatisfying(
                        ApiException.class, e -> assertThat(e.status()).isEqualTo(429));
    }

    /** A text that is too long is no trouble as long as nobody looks at it. */
    @Test
    void ofABodyThatCannotBeReadToItsEndNothingIsTaken() {
        String body = lines(0, 60) + "{\"time\":60000,\"v\":\"" + "9".repeat(20_100_000) + "\"}\n";

        assertThatThrownBy(() -> job.beans()
                        .get(JobInputs.class)
                        .post(JobRunFixture.JOB_ID, body.getBytes(StandardCharsets.UTF_8), null, null))
                .isInstanceOfSatisfying(
                        ApiException.class, e -> assertThat(e.status()).isEqualTo(400));

        assertThat(done(job.run().post(posted(0, 1))).counts().processedRecordCount())
                .isEqualTo(60);
        assertThat(job.report().counts().processedRecordCount()).isEqualTo(60);
    }

    @Test
    void whoeverTellsAFencedJobSomethingLearnsThatItDoesNotRun() {
        JobProcess before = job.run();
        TestNode.fence(job.beans(), JobRunFixture.TASK);

        assertThatThrownBy(() -> done(before.post(posted(0, 1)))).isInstanceOf(JobNotRunning.class);
        assertThatThrownBy(() -> done(before.feed(minutes(0, 1)))).isInstanceOf(JobNotRunning.class);
        assertThat(job.journalled()).isZero();

        job.round();
        done(job.run().feed(minutes(0, MINUTES)));
        done(job.run().finish(Long.MAX_VALUE));
        assertSameAsUndisturbed();
    }

    @Test
    void aBatchOfARunThatAnotherHasOvertakenIsNotTaken() {
        assertThat(done(job.run().feed(minutes(0, 10)))).isTrue();

        assertThat(done(job.run().feed(minutes(0, 10)))).isFalse();
        assertThat(done(job.run().feed(minutes(11, 12)))).isFalse();
        assertThat(done(job.run().feed(new FeedBatch(null, null, false, records(0, 30)))))
                .isFalse();

        assertThat(done(job.run().feed(minutes(10, MINUTES)))).isTrue();
        done(job.run().finish(Long.MAX_VALUE));
        assertSameAsUndisturbed();
    }

    private void assertSameAsUndisturbed() {
        try (JobRunFixture undisturbed = new JobRunFixture()) {
            undisturbed.plot();
            done(undisturbed.run().feed(minutes(0, MINUTES)));
            done(undisturbed.run().finish(Long.MAX_VALUE));

            assertThat(undisturbed.buckets()).hasSize(MINUTES);
            assertThat(job.buckets())
                    .usingRecursiveFieldByFieldElementComparatorIgnoringFields("processingTimeMs")
                    .isEqualTo(undisturbed.buckets());
            assertThat(job.plots()).isNotEmpty().isEqualTo(undisturbed.plots());
        }
    }

    /** One record a second of the minutes from one to before another. */
    private static FeedBatch minutes(int from, int to) {
        return new FeedBatch(from == 0 ? null : from * SPAN, to * SPAN, false, records(from * 60, to * 60));
    }

    private static List<FeedBatch.Entry> records(int fromSecond, int toSecond) {
        List<FeedBatch.Entry> records = new ArrayList<>();
        for (int second = fromSecond; second < toSecond; second++) {
            records.add(new FeedBatch.Entry(second * 1_000L, new Object[] {value(second)}));
        }
        return records;
    }

    private static JobInput posted(int fromMinute, int toMinute) {
        return JobInput.data(lines(fromMinute * 60, toMinute * 60).getBytes(StandardCharsets.UTF_8), null, null);
    }

    private static String lines(int fromSecond, int toSecond) {
        return IntStream.range(fromSecond, toSecond)
                .mapToObj(second -> "{\"time\":" + second * 1_000L + ",\"v\":" + value(second) + "}\n")
                .collect(Collectors.joining());
    }

    private static double value(int second) {
        return second / 60 == 25 ? 1_000 : second % 7;
    }
}
