package org.slackwater.analysis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.slackwater.analysis.JobUnderTest.HOUR;
import static org.slackwater.analysis.JobUnderTest.START;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.slackwater.analysis.entity.Bucket;
import org.slackwater.analysis.entity.MemoryStatus;
import org.slackwater.analysis.entity.ModelSize;
import org.slackwater.categorization.entity.AnalyzerSpec;
import org.slackwater.categorization.entity.CategorizationSpec;
import org.slackwater.categorization.entity.Tokenizer;

class MemoryLimitTest {
    /** What a series takes that has seen nothing; their names are of the same length. */
    private static final long SERIES = fresh(2) - fresh(1);

    @Test
    void noMoreSeriesAreMadeThanThereIsMemoryFor() {
        JobUnderTest job = byHost().memoryLimit(10 * SERIES);

        hosts(job, 0, 0, 15);
        job.finishedBy(START + HOUR);

        ModelSize size = job.analysis().modelSize();
        assertThat(size.totalByFieldCount()).isEqualTo(10);
        assertThat(size.memoryStatus()).isEqualTo(MemoryStatus.HARD_LIMIT.word());
        assertThat(size.modelBytesExceeded()).isEqualTo(SERIES);
        assertThat(size.bucketAllocationFailuresCount()).isEqualTo(1);
        assertThat(job.analysis().counts().processedRecordCount())
                .as("all were read")
                .isEqualTo(15);
    }

    @Test
    void theSeriesThatThereAreGoOn() {
        JobUnderTest limited = byHost().memoryLimit(10 * SERIES);
        JobUnderTest unlimited = byHost();
        List<Bucket> expected = new ArrayList<>();
        List<Bucket> actual = new ArrayList<>();

        for (int bucket = 0; bucket < 90; bucket++) {
            hosts(limited, bucket, 0, bucket % 3 == 0 ? 15 : 10);
            hosts(unlimited, bucket, 0, 10);
            actual.addAll(limited.finishedBy(START + bucket * HOUR));
            expected.addAll(unlimited.finishedBy(START + bucket * HOUR));
        }

        assertThat(JobUnderTest.records(actual)).isNotEmpty().isEqualTo(JobUnderTest.records(expected));
        assertThat(limited.analysis().modelSize().bucketAllocationFailuresCount())
                .as("each third bucket")
                .isEqualTo(30);
    }

    @Test
    void whatADetectorIsNotSplitByItAlwaysHas() {
        JobUnderTest job = JobUnderTest.of("count", null).memoryLimit(1);

        job.add(START, Map.of());
        job.finishedBy(START + HOUR);

        ModelSize size = job.analysis().modelSize();
        assertThat(size.modelBytes()).isPositive();
        assertThat(size.memoryStatus()).isEqualTo(MemoryStatus.SOFT_LIMIT.word());
        assertThat(size.bucketAllocationFailuresCount()).isZero();
    }

    @Test
    void beyondThreeFifthsOfTheLimitThereAreNoMoreExamplesOfCategories() {
        JobUnderTest unlimited = byCategory();
        JobUnderTest limited = byCategory().memoryLimit(9 * SERIES);

        for (JobUnderTest job : List.of(unlimited, limited)) {
            for (String message :
                    List.of("a 1", "b c 1", "d e f 1", "g h i j 1", "k l m n o 1", "a 2", "p q r s t u 1")) {
                job.add(START, Map.of("m", message));
            }
        }

        assertThat(unlimited.analysis().categories())
                .extracting(category -> category.examples().size())
                .containsExactly(2, 1, 1, 1, 1, 1);
        assertThat(limited.analysis().categories())
                .extracting(category -> category.examples().size())
                .containsExactly(1, 1, 1, 1, 1, 0);
        assertThat(limited.analysis().modelSize().memoryStatus()).isEqualTo(MemoryStatus.SOFT_LIMIT.word());
        assertThat(limited.analysis().modelSize().totalByFieldCount()).isEqualTo(6);
    }

    @Test
    void whatIsForgottenMakesRoom() {
        JobUnderTest job = byHost().memoryLimit(10 * SERIES).pruneWindow(5 * HOUR);
        hosts(job, 0, 0, 9);
        for (int bucket = 1; bucket < 8; bucket++) {
            hosts(job, bucket, 0, 2);
        }
        hosts(job, 8, 100, 107);
        job.finishedBy(START + 9 * HOUR);

        ModelSize size = job.analysis().modelSize();
        assertThat(size.totalByFieldCount()).isEqualTo(9);
        assertThat(size.bucketAllocationFailuresCount()).isZero();
    }

    /** Of a job whose data pauses nothing is forgotten. */
    @Test
    void nothingStaysAwayWhileThereAreNoRecords() {
        JobUnderTest job = byHost().pruneWindow(5 * HOUR);
        hosts(job, 0, 0, 9);
        hosts(job, 100, 0, 1);
        job.finishedBy(START + 101 * HOUR);
        assertThat(job.analysis().modelSize().totalByFieldCount()).isEqualTo(9);

        for (int bucket = 101; bucket < 107; bucket++) {
            hosts(job, bucket, 0, 1);
        }
        job.finishedBy(START + 107 * HOUR);

        assertThat(job.analysis().modelSize().totalByFieldCount()).isEqualTo(1);
    }

    @Test
    void whatComesBackBeginsAnew() {
        JobUnderTest returning = byHost().pruneWindow(5 * HOUR);
        JobUnderTest fresh = byHost();
        for (int bucket = 0; bucket < 300; bucket++) {
            hosts(returning, bucket, bucket < 100 || bucket > 200 ? 0 : 1, 2);
            hosts(fresh, bucket, bucket > 200 ? 0 : 1, 2);
        }

        List<Bucket> actual = returning.finishedBy(START + 300 * HOUR);
        List<Bucket> expected = fresh.finishedBy(START + 300 * HOUR);

        assertThat(actual.subList(200, 300)).isEqualTo(expected.subList(200, 300));
        assertThat(returning.analysis().modelSize().modelBytes())
                .isEqualTo(fresh.analysis().modelSize().modelBytes());
    }

    @Test
    void withALargerLimitNewSeriesAreMadeAgain() {
        JobUnderTest job = byHost().memoryLimit(10 * SERIES);
        hosts(job, 0, 0, 15);
        job.finishedBy(START + HOUR);

        job.memoryLimit(100 * SERIES).saveAndRestore();
        String raised = job.analysis().modelSize().memoryStatus();
        hosts(job, 1, 0, 15);
        job.finishedBy(START + 2 * HOUR);

        assertThat(raised).isEqualTo(MemoryStatus.OK.word());
        ModelSize size = job.analysis().modelSize();
        assertThat(size.totalByFieldCount()).isEqualTo(15);
        assertThat(size.memoryStatus()).isEqualTo(MemoryStatus.OK.word());
        assertThat(size.bucketAllocationFailuresCount()).as("of the past").isEqualTo(1);
        assertThat(size.peakModelBytes()).isEqualTo(size.modelBytes());
    }

    @ParameterizedTest
    @ValueSource(strings = {"rare", "freq_rare"})
    void valuesThatThereIsNoMemoryForAreNotRemembered(String function) {
        JobUnderTest job = new JobUnderTest()
                .detector(
                        function,
                        null,
                        "host",
                        function.equals("rare") ? null : "user",
                        null,
                        org.slackwater.analysis.entity.Frequent.NONE)
                .memoryLimit(3_000);
        for (int bucket = 0; bucket < 20; bucket++) {
            hosts(job, bucket, 0, 5);
        }
        for (int bucket = 20; bucket < 30; bucket++) {
            hosts(job, bucket, 10 * bucket, 10 * bucket + 10);
        }
        job.finishedBy(START + 30 * HOUR);

        ModelSize size = job.analysis().modelSize();
        assertThat(size.totalByFieldCount()).isBetween(5L, 30L);
        assertThat(size.modelBytes()).as("members of known values still come").isLessThan(6_000);
        assertThat(size.memoryStatus()).isEqualTo(MemoryStatus.HARD_LIMIT.word());
        assertThat(size.bucketAllocationFailuresCount()).isBetween(7L, 10L);
    }

    /** What is known when a job is halted is what is known when it is not. */
    @ParameterizedTest
    @ValueSource(longs = {20_000, 60_000, 300_000, 700_000})
    void haltsChangeNothing(long limit) {
        JobUnderTest undisturbed = RecordedStream.job().memoryLimit(limit);
        JobUnderTest halted = RecordedStream.job().memoryLimit(limit);
        Random random = new Random(limit);
        List<Bucket> expected = new ArrayList<>();
        List<Bucket> actual = new ArrayList<>();

        for (TimedRecord record : RecordedStream.of(3, 4_000)) {
            undisturbed.add(record);
            halted.add(record);
            if (random.nextInt(100) == 0) {
                halted.saveAndRestore();
            }
            expected.addAll(undisturbed.analysis().takeFinished());
            actual.addAll(halted.analysis().takeFinished());
        }

        assertThat(actual).isNotEmpty().isEqualTo(expected);
        assertThat(halted.analysis().modelSize())
                .isEqualTo(undisturbed.analysis().modelSize());
        assertThat(undisturbed.analysis().modelSize().memoryStatus()).isNotEqualTo(MemoryStatus.OK.word());
    }

    private static JobUnderTest byCategory() {
        return JobUnderTest.of("count", null)
                .detector("count", null, "mlcategory", null)
                .categorized(new CategorizationSpec(
                        "m", new AnalyzerSpec(List.of(), Tokenizer.ML_STANDARD, List.of()), null, false, 4));
    }

    private static JobUnderTest byHost() {
        return new JobUnderTest().detector("mean", "v", "host", null);
    }

    private static long fresh(int hosts) {
        JobUnderTest job = byHost();
        hosts(job, 0, 0, hosts);
        return job.analysis().modelSize().modelBytes();
    }

    /** A record of each of these hosts, the first of which is odd in some buckets. */
    private static void hosts(JobUnderTest job, int bucket, int from, int to) {
        for (int host = from; host < to; host++) {
            double value = host == 0 && bucket == 80 ? 1_000 : 100 + (bucket * 7 + host) % 5;
            job.add(
                    START + bucket * HOUR,
                    Map.of("v", value, "host", String.format("h%04d", host), "user", "u" + host % 3));
        }
    }
}
