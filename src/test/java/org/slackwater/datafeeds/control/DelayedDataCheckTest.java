package org.slackwater.datafeeds.control;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.slackwater.analysis.entity.AnalysisSpec;
import org.slackwater.analysis.entity.DetectorSpec;
import org.slackwater.analysis.entity.TimeFormat;
import org.slackwater.jobs.control.JobDefinition;
import org.slackwater.sources.entity.Query;

class DelayedDataCheckTest {
    private static final long SPAN = 300_000;
    private static final long HOURS = 3_600_000;

    private final ListSource source = new ListSource();

    @Test
    void isDueAfterAQuarterOfAnHourOfWaiting() {
        DelayedDataCheck check = check(2 * HOURS, null, SPAN, null);

        assertThat(check.isDue(0)).isFalse();
        assertThat(check.isDue(3 * SPAN - 1)).isFalse();
        assertThat(check.isDue(3 * SPAN)).isTrue();
        check.done(3 * SPAN);
        assertThat(check.isDue(6 * SPAN - 1)).isFalse();
    }

    @Test
    void noRecordIsLookedAtMoreThanEightTimes() {
        assertThat(pause(24 * HOURS, SPAN)).isEqualTo(3 * HOURS);
        assertThat(pause(8 * 24 * HOURS, 24 * HOURS)).isEqualTo(24 * HOURS);
        assertThat(pause(2 * SPAN, SPAN)).as("a window is over before").isEqualTo(2 * SPAN);
    }

    private long pause(long window, long span) {
        DelayedDataCheck check = check(window, null, span, null);
        assertThat(check.isDue(0)).isFalse();
        long now = 0;
        while (!check.isDue(now)) {
            now += 60_000;
        }
        return now;
    }

    @Test
    void whereItIsSwitchedOffItIsNeverDue() {
        DelayedDataCheck check = check(null, null, SPAN, null);

        assertThat(check.isDue(0)).isFalse();
        assertThat(check.isDue(100 * HOURS)).isFalse();
    }

    @Test
    void theWindowEndsWithTheLastJudgedBucketAndBeginsWithAWholeOneThatWasRead() {
        assertThat(check(4 * SPAN, null, SPAN, null).from(10 * SPAN)).isEqualTo(7 * SPAN);
        assertThat(check(4 * SPAN + 1, null, SPAN, null).from(10 * SPAN)).isEqualTo(7 * SPAN);
        assertThat(check(4 * SPAN, 8 * SPAN, SPAN, null).from(10 * SPAN)).isEqualTo(8 * SPAN);
        assertThat(check(4 * SPAN, 8 * SPAN + 1, SPAN, null).from(10 * SPAN)).isEqualTo(9 * SPAN);
    }

    @Test
    void onlyWhereThereAreMoreThanThereWereIsAnythingMissed() throws InterruptedException {
        source.with(0, 0)
                .with(SPAN, 0)
                .with(SPAN + 1, 0)
                .with(2 * SPAN, 0)
                .with(3 * SPAN, 0)
                .with(4 * SPAN - 1, 0);
        DelayedDataCheck check = check(4 * SPAN, null, SPAN, null);

        assertThat(found(check, 1, 2, 1, 2)).isEmpty();
        assertThat(found(check, 5, 5, 5, 5)).as("records that have gone").isEmpty();
        assertThat(found(check, 1, 0, 5, 1)).contains(new DelayedData(3, SPAN, 3 * SPAN, SPAN));
        assertThat(found(check, 0, 2, 1, 2)).contains(new DelayedData(1, 0, 0, SPAN));
    }

    @Test
    void summarisedRecordsCountAsTheyDoForTheJob() throws InterruptedException {
        source.with(0, 7).with(1, -3).with(SPAN, 2.9);
        DelayedDataCheck check = check(4 * SPAN, null, SPAN, "n");

        assertThat(found(check, 7, 2)).isEmpty();
        assertThat(found(check, 4, 1)).contains(new DelayedData(4, 0, SPAN, SPAN));
    }

    @Test
    void itIsGivenUpForAHalt() throws InterruptedException {
        source.with(0, 0).with(1, 0).with(2, 0);
        DelayedDataCheck check = check(4 * SPAN, null, SPAN, null);
        AtomicInteger asked = new AtomicInteger();

        assertThat(check.find(counts(0), () -> asked.incrementAndGet() > 2)).isEmpty();
        assertThat(asked).hasValue(3);
        assertThat(check.find(counts(0), () -> true)).isEmpty();
        assertThat(source.reads()).isEqualTo(1);
    }

    private static Optional<DelayedData> found(DelayedDataCheck check, long... eventCounts)
            throws InterruptedException {
        return check.find(counts(eventCounts), () -> false);
    }

    private static TreeMap<Long, Long> counts(long... eventCounts) {
        TreeMap<Long, Long> counts = new TreeMap<>();
        for (long count : eventCounts) {
            counts.put(counts.size() * SPAN, count);
        }
        return counts;
    }

    private DelayedDataCheck check(
            @Nullable Long window, @Nullable Long start, long span, @Nullable String summaryCount) {
        JobDefinition job = new JobDefinition(
                new AnalysisSpec(
                        "job",
                        span,
                        0,
                        List.of(new DetectorSpec(0, "count", null, null, null, null, false)),
                        List.of(),
                        summaryCount),
                "time",
                TimeFormat.EPOCH_MS,
                HOURS);
        DatafeedDefinition feed = new DatafeedDefinition(
                "feed", "job", List.of("t"), new Query.MatchAll(), null, 10, null, 0, SPAN, null, window);
        return new DelayedDataCheck(feed, start, job, source);
    }
}
