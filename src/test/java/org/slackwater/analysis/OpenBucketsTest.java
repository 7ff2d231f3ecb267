package org.slackwater.analysis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.slackwater.analysis.JobUnderTest.HOUR;
import static org.slackwater.analysis.JobUnderTest.MINUTE;
import static org.slackwater.analysis.JobUnderTest.START;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.slackwater.analysis.entity.AnomalyRecord;
import org.slackwater.analysis.entity.Bucket;

class OpenBucketsTest {
    private static final int HOURS = 240;
    private static final long NOW = START + HOURS * HOUR;

    @Test
    void anInterimResultSaysWhatTheOpenBucketHoldsSoFar() {
        JobUnderTest job = usual("sum");
        job.add(NOW, "value", 5_000);

        List<Bucket> interim = job.analysis().interim(NOW, NOW + HOUR);

        assertThat(interim).hasSize(1);
        assertThat(interim.get(0).interim()).isTrue();
        assertThat(interim.get(0).timestamp()).isEqualTo(NOW);
        assertThat(interim.get(0).eventCount()).isEqualTo(1);
        assertThat(JobUnderTest.records(interim))
                .extracting(AnomalyRecord::actual)
                .containsExactly(List.of(5_000.0));
    }

    @Test
    void anInterimResultIsReplacedByTheFinalOneOfTheSameTime() {
        JobUnderTest job = usual("sum");
        job.add(NOW, "value", 5_000);
        Bucket interim = job.analysis().interim(NOW, NOW + HOUR).get(0);
        job.add(NOW + MINUTE, "value", 1_000);

        Bucket last = JobUnderTest.at(job.finishedBy(NOW + HOUR), NOW);

        assertThat(last.interim()).isFalse();
        assertThat(last.timestamp()).isEqualTo(interim.timestamp());
        assertThat(last.eventCount()).isEqualTo(2);
        assertThat(last.records()).extracting(AnomalyRecord::actual).containsExactly(List.of(6_000.0));
    }

    @Test
    void interimResultsChangeNothing() {
        JobUnderTest asked = usual("sum");
        JobUnderTest notAsked = usual("sum");
        asked.add(NOW, "value", 5_000);
        notAsked.add(NOW, "value", 5_000);

        asked.analysis().interim(START, NOW + HOUR);

        assertThat(asked.analysis().counts()).isEqualTo(notAsked.analysis().counts());
        assertThat(asked.finishedBy(NOW + HOUR)).isEqualTo(notAsked.finishedBy(NOW + HOUR));
    }

    @Test
    void whatStillGrowsIsNotTooLittleYet() {
        JobUnderTest job = usual("sum");
        job.add(NOW, "value", 0);

        assertThat(JobUnderTest.records(job.analysis().interim(NOW, NOW + HOUR)))
                .isEmpty();
        assertThat(JobUnderTest.records(job.finishedBy(NOW + HOUR))).hasSize(1);
    }

    @Test
    void onlyOpenBucketsWithinTheRangeHaveInterimResults() {
        JobUnderTest job = usual("sum");
        job.add(NOW, "value", 50);

        assertThat(job.analysis().interim(NOW, NOW + HOUR)).hasSize(1);
        assertThat(job.analysis().interim(NOW + HOUR, NOW + 2 * HOUR)).isEmpty();
        assertThat(job.analysis().interim(START, NOW)).isEmpty();
    }

    @Test
    void advancingEndsTheBucketsUpToTheTimeAndNoRecordBeforeItIsTaken() {
        JobUnderTest job = JobUnderTest.of("count", null);
        job.add(START + MINUTE, "value", 1);

        job.analysis().advanceTo(START + 2 * HOUR + MINUTE);

        assertThat(job.analysis().takeFinished()).extracting(Bucket::timestamp).containsExactly(START, START + HOUR);
        assertThat(job.analysis().lastFinalizedBucketEnd()).hasValue(START + 2 * HOUR);
        assertThat(job.add(START + 2 * HOUR - 1, "value", 1)).isFalse();
        assertThat(job.add(START + 2 * HOUR, "value", 1)).isTrue();
    }

    @Test
    void advancingDoesNotWaitForLateRecords() {
        JobUnderTest job = JobUnderTest.of("count", null).latency(5 * HOUR);
        job.add(START, "value", 1);
        job.add(START + HOUR, "value", 1);

        job.analysis().advanceTo(START + HOUR);

        assertThat(job.analysis().takeFinished()).extracting(Bucket::timestamp).containsExactly(START);
        assertThat(job.add(START + MINUTE, "value", 1)).isFalse();
        assertThat(job.add(START + HOUR + MINUTE, "value", 1)).isTrue();
    }

    @Test
    void advancingBeforeAnyDataMakesNothing() {
        JobUnderTest job = JobUnderTest.of("count", null);

        job.analysis().advanceTo(START);

        assertThat(job.analysis().takeFinished()).isEmpty();
        assertThat(job.analysis().lastFinalizedBucketEnd()).isEmpty();
    }

    @Test
    void advancingBackIsNoMove() {
        JobUnderTest job = JobUnderTest.of("count", null);
        job.add(START + 5 * HOUR, "value", 1);
        job.analysis().advanceTo(START + 6 * HOUR);

        job.analysis().advanceTo(START);

        assertThat(job.analysis().takeFinished()).hasSize(1);
        assertThat(job.analysis().lastFinalizedBucketEnd()).hasValue(START + 6 * HOUR);
    }

    @Test
    void skippingMovesToTheEndOfTheBucketAndMakesNoResults() {
        JobUnderTest job = JobUnderTest.of("count", null);
        job.add(START + MINUTE, "value", 1);

        job.analysis().skipTo(START + 3 * HOUR + MINUTE);

        assertThat(job.analysis().takeFinished()).isEmpty();
        assertThat(job.analysis().lastFinalizedBucketEnd()).hasValue(START + 4 * HOUR);
        assertThat(job.add(START + 4 * HOUR - 1, "value", 1)).isFalse();
        job.add(START + 4 * HOUR, "value", 1);
        assertThat(job.finishedBy(START + 5 * HOUR))
                .extracting(Bucket::timestamp)
                .containsExactly(START + 4 * HOUR);
    }

    @Test
    void aResetRangeCanBeSentAgain() {
        JobUnderTest job = JobUnderTest.of("count", null).latency(3 * HOUR);
        job.add(START, "value", 1);
        job.add(START + HOUR, "value", 1);
        job.add(START + 2 * HOUR, "value", 1);

        job.analysis().reset(START + HOUR, START + 2 * HOUR);
        job.add(START + HOUR + MINUTE, "value", 1);
        job.add(START + HOUR + 2 * MINUTE, "value", 1);

        assertThat(job.finishedBy(START + 3 * HOUR))
                .extracting(Bucket::eventCount)
                .containsExactly(1L, 2L, 1L);
    }

    @Test
    void aResetOfEverythingLeavesTheJobAbleToGoOn() {
        JobUnderTest job = JobUnderTest.of("count", null);
        job.add(START + MINUTE, "value", 1);

        job.analysis().reset(START, START + HOUR);

        assertThat(job.add(START + 2 * MINUTE, "value", 1)).isTrue();
        assertThat(job.finishedBy(START + HOUR)).extracting(Bucket::eventCount).containsExactly(1L);
    }

    /** Fifty an hour, all finished but the hour that begins now. */
    private static JobUnderTest usual(String function) {
        JobUnderTest job = JobUnderTest.of(function, "value");
        for (int hour = 0; hour < HOURS; hour++) {
            job.add(START + hour * HOUR, "value", 50 + hour % 3);
        }
        job.finishedBy(NOW);
        return job;
    }
}
