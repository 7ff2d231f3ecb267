package org.slackwater.analysis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.slackwater.analysis.JobUnderTest.HOUR;
import static org.slackwater.analysis.JobUnderTest.MINUTE;
import static org.slackwater.analysis.JobUnderTest.START;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.slackwater.analysis.entity.Bucket;
import org.slackwater.analysis.entity.DataCounts;

class DataCountsTest {
    @Test
    void beforeAnyRecordThereIsNothing() {
        assertThat(JobUnderTest.of("count", null).analysis().counts()).isEqualTo(DataCounts.NONE);
    }

    @Test
    void everyRecordReadIsProcessedOutOfOrderOrWithoutADate() {
        JobUnderTest job = JobUnderTest.of("count", null).latency(HOUR);
        assertThat(job.add(START + 5 * HOUR, "any", 1)).isTrue();
        assertThat(job.add(START + 4 * HOUR, "any", 1)).isTrue();
        assertThat(job.add(START + 4 * HOUR - 1, "any", 1)).isFalse();
        assertThat(job.add(Long.MAX_VALUE, "any", 1)).isFalse();
        job.analysis().addInvalidDate(3, 70);

        DataCounts counts = job.analysis().counts();

        assertThat(counts.processedRecordCount()).isEqualTo(2);
        assertThat(counts.outOfOrderTimestampCount()).isEqualTo(1);
        assertThat(counts.invalidDateCount()).isEqualTo(2);
        assertThat(counts.inputRecordCount()).isEqualTo(5);
        assertThat(counts.inputFieldCount()).isEqualTo(4 + 3);
        assertThat(counts.inputBytes()).isEqualTo(4 * 10 + 70);
        assertThat(counts.earliestRecordTimestamp()).isEqualTo(START + 4 * HOUR);
        assertThat(counts.latestRecordTimestamp()).isEqualTo(START + 5 * HOUR);
    }

    @Test
    void onlyFieldsThatTheJobLooksAtAreProcessedOrMissing() {
        JobUnderTest job = new JobUnderTest()
                .detector("mean", "amount", "shop", null)
                .influencedBy("shop")
                .influencedBy("clerk");
        job.add(START, Map.of("amount", 5, "shop", "north", "clerk", "ann", "other", true));
        job.add(START, Map.of("amount", "many", "shop", "north"));
        job.add(START, Map.of("other", 1));

        DataCounts counts = job.analysis().counts();

        assertThat(job.analysis().fields()).containsExactly("amount", "shop", "clerk");
        assertThat(counts.processedRecordCount()).isEqualTo(3);
        assertThat(counts.processedFieldCount()).isEqualTo(3 + 1);
        assertThat(counts.missingFieldCount()).isEqualTo(2 + 3);
        assertThat(counts.inputFieldCount()).isEqualTo(4 + 2 + 1);
    }

    @Test
    void bucketsBetweenDataAreMadeAndCountedAsEmpty() {
        JobUnderTest job = JobUnderTest.of("count", null);
        job.add(START + MINUTE, "any", 1);
        job.add(START + 3 * HOUR, "any", 1);

        List<Bucket> buckets = job.analysis().takeFinished();

        assertThat(buckets).extracting(Bucket::timestamp).containsExactly(START, START + HOUR, START + 2 * HOUR);
        assertThat(buckets).extracting(Bucket::eventCount).containsExactly(1L, 0L, 0L);
        assertThat(buckets).extracting(Bucket::bucketSpanSeconds).containsOnly(3600L);
        DataCounts counts = job.analysis().counts();
        assertThat(counts.bucketCount()).isEqualTo(3);
        assertThat(counts.emptyBucketCount()).isEqualTo(2);
        assertThat(counts.latestEmptyBucketTimestamp()).isEqualTo(START + 2 * HOUR);
        assertThat(counts.latestBucketTimestamp()).isEqualTo(START + 2 * HOUR);
    }

    @Test
    void aBucketWithFarFewerRecordsThanThoseBeforeIsSparse() {
        JobUnderTest job = JobUnderTest.of("count", null);
        for (int hour = 0; hour < 20; hour++) {
            for (int i = 0; i < 16; i++) {
                job.add(START + hour * HOUR + i, "any", 1);
            }
        }
        job.add(START + 20 * HOUR, "any", 1);
        job.finishedBy(START + 21 * HOUR);

        DataCounts counts = job.analysis().counts();

        assertThat(counts.sparseBucketCount()).isEqualTo(1);
        assertThat(counts.latestSparseBucketTimestamp()).isEqualTo(START + 20 * HOUR);
        assertThat(counts.emptyBucketCount()).isZero();
    }

    @Test
    void whatCameSinceIsTheDifferenceOfTheCounts() {
        JobUnderTest job = JobUnderTest.of("count", null);
        job.add(START, "any", 1);
        DataCounts before = job.analysis().counts();
        job.add(START + 2 * HOUR, "any", 1);
        job.add(START, "any", 1);

        DataCounts since = job.analysis().counts().minus(before);

        assertThat(since.processedRecordCount()).isEqualTo(1);
        assertThat(since.outOfOrderTimestampCount()).isEqualTo(1);
        assertThat(since.bucketCount()).isEqualTo(2);
        assertThat(since.latestRecordTimestamp()).isEqualTo(START + 2 * HOUR);
    }

    @Test
    void oneRecordFromFarInTheFutureMakesOnlySoManyEmptyBuckets() {
        JobUnderTest job = JobUnderTest.of("count", null).bucketSpan(MINUTE);
        job.add(START, "any", 1);
        job.add(START + 100_000_000L * MINUTE, "any", 1);

        assertThat(job.analysis().finishedCount()).isEqualTo(10_001);
        assertThat(job.add(START + 100_000_001L * MINUTE, "any", 1)).isTrue();
        assertThat(job.analysis().finishedCount()).isEqualTo(10_002);
    }
}
