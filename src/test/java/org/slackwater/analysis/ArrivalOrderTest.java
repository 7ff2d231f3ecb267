package org.slackwater.analysis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.slackwater.analysis.JobUnderTest.HOUR;
import static org.slackwater.analysis.JobUnderTest.MINUTE;
import static org.slackwater.analysis.JobUnderTest.START;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import org.slackwater.analysis.entity.Bucket;

class ArrivalOrderTest {
    private static final long LATENCY = HOUR;

    @Property(tries = 40)
    void anyOrderWithinTheLatencyGivesTheBucketsOfTheSortedSequence(
            @ForAll long seed, @ForAll @IntRange(min = 1, max = 2_500) int length) {
        List<TimedRecord> sorted = RecordedStream.of(seed, length).stream()
                .sorted(Comparator.comparingLong(TimedRecord::time))
                .toList();
        JobUnderTest inOrder = RecordedStream.job();
        JobUnderTest shuffled = RecordedStream.job();

        List<Bucket> expected = analysed(inOrder, sorted);
        List<Bucket> actual = analysed(shuffled, delayed(sorted, new Random(seed)));

        assertThat(actual).isEqualTo(expected);
        assertThat(shuffled.analysis().counts()).isEqualTo(inOrder.analysis().counts());
        assertThat(shuffled.analysis().counts().outOfOrderTimestampCount()).isZero();
    }

    @Property(tries = 200)
    void aRecordIsTakenExactlyWhenItsBucketIsNotLaterThanTheLatencyAllows(
            @ForAll @LongRange(max = 5 * HOUR) long first, @ForAll @LongRange(max = 5 * HOUR) long second) {
        JobUnderTest job =
                JobUnderTest.of("count", null).bucketSpan(15 * MINUTE).latency(LATENCY);
        job.add(START + first, "any", 1);

        boolean taken = job.add(START + second, "any", 1);

        long limit = Math.floorDiv(START + first - LATENCY, 15 * MINUTE);
        assertThat(taken).isEqualTo(Math.floorDiv(START + second, 15 * MINUTE) >= limit);
        assertThat(job.analysis().counts().outOfOrderTimestampCount()).isEqualTo(taken ? 0 : 1);
    }

    /** Holds each record back for less than the latency. */
    private static List<TimedRecord> delayed(List<TimedRecord> records, Random random) {
        record Arrival(long at, TimedRecord record) {}
        List<Arrival> arrivals = new ArrayList<>();
        records.forEach(record -> arrivals.add(new Arrival(record.time() + random.nextInt((int) LATENCY), record)));
        arrivals.sort(Comparator.comparingLong(Arrival::at));
        return arrivals.stream().map(Arrival::record).toList();
    }

    private static List<Bucket> analysed(JobUnderTest job, List<TimedRecord> records) {
        records.forEach(job::add);
        long last = records.stream().mapToLong(TimedRecord::time).max().orElseThrow();
        return job.finishedBy(last + 24 * HOUR);
    }
}
