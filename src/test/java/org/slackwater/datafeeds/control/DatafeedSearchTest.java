package org.slackwater.datafeeds.control;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.slackwater.jobs.control.JobRunFixture.SPAN;
import static org.slackwater.jobs.control.JobRunFixture.done;

import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.slackwater.analysis.entity.TimeFormat;
import org.slackwater.datafeeds.control.DatafeedSearch.Window;
import org.slackwater.http.entity.ApiException;
import org.slackwater.jobs.control.JobRunFixture;
import org.slackwater.results.entity.BucketResult;
import org.slackwater.sources.control.RecordCursor;
import org.slackwater.sources.entity.Aggregation;
import org.slackwater.sources.entity.Aggregation.Function;
import org.slackwater.sources.entity.Aggregation.Level;
import org.slackwater.sources.entity.Aggregation.Metric;
import org.slackwater.sources.entity.Query;
import org.slackwater.sources.entity.ReadRequest;

/** A datafeed delivers every record once, wherever its search ends and goes on. */
@Timeout(60)
class DatafeedSearchTest {
    private static final BooleanSupplier NEVER = () -> false;
    private static final int SCROLL = 10;
    private static final int RECORDS = 400;
    private static final long FREQUENCY = SPAN / 2;
    private static final int MINUTES = 20;
    private static final long END = MINUTES * SPAN;
    /** Long after the end, so that all of the data lies in the past. */
    private static final long NOW = 100 * END;

    private static final long HALF = SPAN / 2;

    private static final Aggregation HALVES =
            new Aggregation("time", HALF, new Level(List.of(new Metric("v", Function.SUM, "v")), null));

    private final JobRunFixture job = new JobRunFixture();
    private final ListSource source = uneven(7);

    @AfterEach
    void end() {
        job.close();
    }

    @Test
    void anUndisturbedSearchDeliversEveryRecord() throws InterruptedException {
        runToTheEnd(search(source, 0L, END), NEVER);

        assertUndisturbed();
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 3, 11, 50})
    void haltedAgainAndAgainEveryRecordIsDeliveredOnce(int checks) throws InterruptedException {
        Long position = null;
        int halts = 0;
        while (position == null || position < END) {
            DatafeedSearch search = search(source, 0L, END);
            Window due = Objects.requireNonNull(search.due(position, NOW));
            search.run(due, false, job.run(), after(checks));
            job.haltAndRunAgain();
            Long next = done(job.run().position()).orElse(null);
            assertThat(next).isNotNull().isGreaterThan(position == null ? -1 : position);
            position = next;
            halts++;
        }
        search(source, 0L, END).complete(job.run());

        assertThat(halts).isGreaterThan(1);
        assertUndisturbed();
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 9, 11, 25, 333})
    void aSourceThatGoesAwayInTheMiddleIsReadOnFromWhereItWas(int records) throws InterruptedException {
        DatafeedSearch search = search(source, 0L, END);
        source.breakAfter(records);
        Window due = Objects.requireNonNull(search.due(null, NOW));
        assertThatThrownBy(() -> search.run(due, false, job.run(), NEVER))
                .isInstanceOf(ApiException.class)
                .hasMessageContaining("gone");

        runToTheEnd(search, NEVER);

        assertUndisturbed();
    }

    @Test
    void manyRecordsOfOneTimeAreNeverCutApart() throws InterruptedException {
        ListSource crowd = new ListSource();
        crowd.with(0, 1);
        for (int i = 0; i < 30 * SCROLL; i++) {
            crowd.with(SPAN, i);
        }
        crowd.with(2 * SPAN, 1).with(3 * SPAN, 1);
        DatafeedSearch search = search(crowd, 0L, END);
        Window due = Objects.requireNonNull(search.due(null, NOW));

        search.run(due, false, job.run(), after(1));
        job.haltAndRunAgain();

        assertThat(done(job.run().position())).contains(SPAN + 1);
        runToTheEnd(search(crowd, 0L, END), NEVER);
        assertThat(job.buckets()).extracting(BucketResult::eventCount).containsExactly(1L, 30L * SCROLL, 1L, 1L);
    }

    @Test
    void aSourceThatGoesAwayAmidRecordsOfOneTimeMakesNoneCountTwice() throws InterruptedException {
        ListSource crowd = new ListSource();
        crowd.with(0, 1);
        for (int i = 0; i < 30 * SCROLL; i++) {
            crowd.with(SPAN, i);
        }
        crowd.with(2 * SPAN, 1);
        crowd.breakAfter(25 * SCROLL);
        DatafeedSearch search = search(crowd, 0L, END);
        Window due = Objects.requireNonNull(search.due(null, NOW));
        assertThatThrownBy(() -> search.run(due, false, job.run(), NEVER)).isInstanceOf(ApiException.class);

        // The datafeed asks where to go on, by which the run of the job ends and another one begins.
        assertThatThrownBy(() -> done(job.run().position())).isInstanceOf(RuntimeException.class);
        job.round();
        runToTheEnd(search, NEVER);

        assertThat(job.buckets()).extracting(BucketResult::eventCount).containsExactly(1L, 30L * SCROLL, 1L);
    }

    @Test
    void withoutAPositionItBeginsWithTheStartAndLaterWithThePosition() {
        DatafeedSearch search = search(source, 5 * SPAN, END);

        assertThat(search.due(null, NOW)).isEqualTo(new Window(5 * SPAN, END));
        assertThat(search.due(3 * SPAN, NOW)).isEqualTo(new Window(5 * SPAN, END));
        assertThat(search.due(7 * SPAN, NOW)).isEqualTo(new Window(7 * SPAN, END));
        assertThat(search.due(END, NOW)).isNull();
        assertThat(search.finishedAt(NOW)).isTrue();
    }

    @Test
    void inRealTimeItStaysBehindTheQueryDelay() {
        DatafeedSearch search = search(source, 0L, null);

        assertThat(search.due(null, 10 * SPAN)).isEqualTo(new Window(0, 9 * SPAN));
        assertThat(search.due(9 * SPAN, 10 * SPAN)).isNull();
        assertThat(search.untilNext(10 * SPAN)).isEqualTo(FREQUENCY);
        assertThat(search.due(9 * SPAN, 10 * SPAN + FREQUENCY)).isEqualTo(new Window(9 * SPAN, 9 * SPAN + FREQUENCY));
    }

    @Test
    void aSearchOfAllTimeCountsNoBucketsItCannotCount() throws InterruptedException {
        DatafeedSearch search = search(new ListSource(), null, null);
        Window due = Objects.requireNonNull(search.due(null, NOW));

        assertThat(search.realTime(due, NOW)).isFalse();
        DatafeedTiming timing = search.run(due, false, job.run(), NEVER);

        assertThat(timing.searchCount()).isEqualTo(1);
        assertThat(timing.bucketCount()).isNotNegative();
        assertThat(timing.exponentialAverageSearchTimePerHourMs()).isNotNegative();
        assertThat(done(job.run().position())).contains(due.end());
    }

    @Test
    void whatIsBeforeTheFirstRecordIsNotRead() throws InterruptedException {
        ListSource late = new ListSource().with(1_000_000 * SPAN, 1).with(1_000_001 * SPAN, 2);
        long end = 1_000_002 * SPAN;
        DatafeedSearch search = search(late, 0L, end);
        Window due = Objects.requireNonNull(search.due(null, 2 * end));

        search.run(due, false, job.run(), NEVER);
        search.complete(job.run());

        assertThat(late.reads()).isEqualTo(1);
        assertThat(done(job.run().position())).contains(end);
        assertThat(job.buckets())
                .extracting(BucketResult::timestamp)
                .containsExactly(1_000_000 * SPAN, 1_000_001 * SPAN);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 3, 1_000_000})
    void summarisedRecordsAreThoseOfWholeIntervalsHoweverOftenItIsHalted(int checks) throws InterruptedException {
        DatafeedParams ragged = new DatafeedParams(1L, END - 1);
        Long position = null;
        while (position == null || position < END - HALF) {
            DatafeedSearch search = summarising(source, ragged, HALVES);
            Window due = Objects.requireNonNull(search.due(position, NOW));
            search.run(due, false, job.run(), after(checks));
            position = done(job.run().position()).orElse(null);
        }
        DatafeedSearch search = summarising(source, ragged, HALVES);
        assertThat(search.due(position, NOW)).isNull();
        search.complete(job.run());

        assertThat(position).isEqualTo(END - HALF);
        assertThat(job.buckets().stream().mapToLong(BucketResult::eventCount).sum())
                .as("one of each interval, but for the first and the last, of which only a part lies in the range")
                .isEqualTo(intervals(source, HALF, END - HALF));
    }

    /** How many of the halves have records. */
    private static long intervals(ListSource source, long from, long to) {
        Set<Long> intervals = new HashSet<>();
        var request = new ReadRequest(
                List.of(), "time", TimeFormat.EPOCH_MS, List.of(), new Query.MatchAll(), from, to, SCROLL);
        try (RecordCursor cursor = source.open(request)) {
            while (cursor.next()) {
                intervals.add(cursor.time() / HALF);
            }
        }
        return intervals.size();
    }

    private static DatafeedSearch search(ListSource source, @Nullable Long start, @Nullable Long end) {
        return summarising(source, new DatafeedParams(start, end), null);
    }

    private static DatafeedSearch summarising(
            ListSource source, DatafeedParams range, @Nullable Aggregation aggregation) {
        DatafeedDefinition feed = new DatafeedDefinition(
                "feed",
                JobRunFixture.JOB_ID,
                List.of("rides"),
                new Query.MatchAll(),
                aggregation,
                SCROLL,
                null,
                SPAN,
                FREQUENCY,
                null,
                null);
        return new DatafeedSearch(feed, range, JobRunFixture.JOB, feed.reading(source), DatafeedTiming.NONE, false);
    }

    private void runToTheEnd(DatafeedSearch search, BooleanSupplier halting) throws InterruptedException {
        Window due = search.due(done(job.run().position()).orElse(null), NOW);
        while (due != null) {
            search.run(due, false, job.run(), halting);
            due = search.due(done(job.run().position()).orElse(null), NOW);
        }
        search.complete(job.run());
    }

    private void assertUndisturbed() throws InterruptedException {
        List<BucketResult> found = job.buckets();
        assertThat(found.stream().mapToLong(BucketResult::eventCount).sum()).isEqualTo(RECORDS);
        try (JobRunFixture undisturbed = new JobRunFixture()) {
            DatafeedSearch search = search(uneven(7), 0L, END);
            Window due = Objects.requireNonNull(search.due(null, NOW));
            search.run(due, false, undisturbed.run(), NEVER);
            search.complete(undisturbed.run());

            assertThat(found)
                    .usingRecursiveFieldByFieldElementComparatorIgnoringFields("processingTimeMs")
                    .isEqualTo(undisturbed.buckets());
        }
    }

    /** Records of which several share a time now and then. */
    private static ListSource uneven(long seed) {
        Random random = new Random(seed);
        ListSource source = new ListSource();
        long time = 0;
        for (int i = 0; i < RECORDS; i++) {
            source.with(time, random.nextInt(10));
            boolean moves = random.nextInt(3) > 0;
            time = moves ? Math.min(END - 1, time + random.nextInt((int) (2.6 * END / RECORDS))) : time;
        }
        return source;
    }

    /** Halting from the moment on at which it has been asked so many times. */
    private static BooleanSupplier after(int checks) {
        AtomicInteger asked = new AtomicInteger();
        return () -> asked.incrementAndGet() > checks;
    }
}
