package org.slackwater.jobs.control;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.slackwater.jobs.control.JobRunFixture.SPAN;
import static org.slackwater.jobs.control.JobRunFixture.done;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.slackwater.jobs.entity.JobInput;
import org.slackwater.results.entity.BucketResult;
import org.slackwater.tasks.control.TestNode;

/** A job that rests is open, and nobody can tell from what it finds. */
@Timeout(60)
class RestingJobTest {
    /** Long enough for models that judge. */
    private static final int MINUTES = 240;

    private static final int STEP = 15;

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
    void restingBetweenBatchesChangesNoResult() {
        for (int minute = 0; minute < MINUTES; minute += STEP) {
            done(job.run().feed(minutes(minute, minute + STEP)));
            assertThat(done(job.run().rest())).isTrue();
            assertThat(done(job.run().position())).contains((minute + STEP) * SPAN);
        }
        done(job.run().rest());
        done(job.run().finish(Long.MAX_VALUE));

        assertSameAsUndisturbed();
    }

    @Test
    void restingBetweenPostsChangesNoResult() {
        for (int minute = 0; minute < MINUTES; minute += STEP) {
            done(job.run().post(posted(minute, minute + STEP)));
            assertThat(done(job.run().rest())).isTrue();
        }
        done(job.run().post(JobInput.advance(MINUTES * SPAN)));
        done(job.run().flush(false, 0, 0));

        assertSameAsUndisturbed();
    }

    @Test
    void restingIsNotSeenInTheStatistics() {
        done(job.run().feed(minutes(0, MINUTES)));
        done(job.run().persist());
        JobReport before = job.report();

        done(job.run().rest());
        assertThat(job.report()).isEqualTo(before);

        done(job.run().flush(true, Long.MIN_VALUE, Long.MAX_VALUE));
        assertThat(job.report())
                .usingRecursiveComparison()
                .ignoringFields("logTime")
                .isEqualTo(before);
    }

    @Test
    void interimResultsOfARestingJobAreThoseOfOneThatIsAwake() {
        done(job.run().feed(new FeedBatch(null, MINUTES * SPAN + 30_000, false, records(0, MINUTES * 60 + 30))));
        done(job.run().flush(true, Long.MIN_VALUE, Long.MAX_VALUE));
        List<BucketResult> awake = job.bucketsWithInterim();

        done(job.run().rest());
        done(job.run().flush(true, Long.MIN_VALUE, Long.MAX_VALUE));

        assertThat(awake).last().extracting(BucketResult::isInterim).isEqualTo(true);
        assertThat(job.bucketsWithInterim()).isEqualTo(awake);
    }

    @Test
    void aRestingJobIsHaltedAndGoesOn() throws InterruptedException {
        done(job.run().feed(minutes(0, 120)));
        done(job.run().rest());

        job.haltAndRunAgain();

        done(job.run().feed(minutes(120, MINUTES)));
        done(job.run().finish(Long.MAX_VALUE));
        assertSameAsUndisturbed();
    }

    @Test
    void aRestingJobIsClosedAndOpenedAgain() {
        done(job.run().feed(minutes(0, 120)));
        done(job.run().rest());

        done(job.run().close());
        job.open();

        done(job.run().feed(minutes(120, MINUTES)));
        done(job.run().finish(Long.MAX_VALUE));
        assertSameAsUndisturbed();
    }

    @Test
    void aCrashWhileItRestsLosesNothing() {
        done(job.run().feed(minutes(0, 120)));
        done(job.run().rest());

        job.crash();

        assertThat(done(job.run().position())).contains(120 * SPAN);
        done(job.run().feed(minutes(120, MINUTES)));
        done(job.run().finish(Long.MAX_VALUE));
        assertSameAsUndisturbed();
    }

    @Test
    void aJobThatWasFencedWhileItRestedWritesNothingWhenItWakes() {
        done(job.run().feed(minutes(0, 120)));
        done(job.run().rest());
        JobProcess before = job.run();
        TestNode.fence(job.beans(), JobRunFixture.TASK);

        assertThatThrownBy(() -> done(before.post(posted(120, 121)))).isInstanceOf(JobNotRunning.class);

        assertThat(job.journalled()).isZero();
        assertThat(job.report().counts().processedRecordCount()).isEqualTo(120 * 60);
    }

    @Test
    void amidRecordsOfTheSameTimeThereIsNoRest() {
        done(job.run().feed(minutes(0, 10)));
        done(job.run().feed(new FeedBatch(10 * SPAN, null, false, records(600, 630))));

        assertThat(done(job.run().rest())).isFalse();

        done(job.run().feed(new FeedBatch(10 * SPAN, MINUTES * SPAN, false, records(630, MINUTES * 60))));
        done(job.run().finish(Long.MAX_VALUE));
        assertSameAsUndisturbed();
    }

    @Test
    void whoeverIsIdleForLongEnoughIsToldToRest() {
        IdleJobs idle = job.beans().get(IdleJobs.class);
        done(job.run().feed(minutes(0, 10)));

        idle.restAfterMillis = Long.MAX_VALUE / 2;
        idle.round();
        assertThat(job.run().awakeAndIdleSince(Long.MAX_VALUE)).isTrue();

        idle.restAfterMillis = -1;
        idle.round();
        Awaitility.await().until(() -> !job.run().awakeAndIdleSince(Long.MAX_VALUE));

        done(job.run().position());
        assertThat(job.run().awakeAndIdleSince(Long.MAX_VALUE)).isTrue();
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
            assertThat(job.report().counts())
                    .usingRecursiveComparison()
                    .ignoringFields("inputBytes")
                    .isEqualTo(undisturbed.report().counts());
            assertThat(job.report().modelSize()).isEqualTo(undisturbed.report().modelSize());
        }
    }

    /** One record a second of the minutes from one to before another. */
    private static FeedBatch minutes(int from, int to) {
        return new FeedBatch(from == 0 ? null : from * SPAN, to * SPAN, false, records(from * 60, to * 60));
    }

    private static List<FeedBatch.Entry> records(int fromSecond, int toSecond) {
        return IntStream.range(fromSecond, toSecond)
                .mapToObj(second -> new FeedBatch.Entry(second * 1_000L, new Object[] {value(second)}))
                .toList();
    }

    private static JobInput posted(int fromMinute, int toMinute) {
        String lines = IntStream.range(fromMinute * 60, toMinute * 60)
                .mapToObj(second -> "{\"time\":" + second * 1_000L + ",\"v\":" + value(second) + "}\n")
                .collect(Collectors.joining());
        return JobInput.data(lines.getBytes(StandardCharsets.UTF_8), null, null);
    }

    /** Its sum over a minute wanders, with an outlier near the end. */
    private static double value(int second) {
        int minute = second / 60;
        return minute == 200 ? 1_000 : second % 7 + minute * minute % 11;
    }
}
