package org.slackwater.jobs.control;

import static org.assertj.core.api.Assertions.assertThat;
import static org.slackwater.jobs.control.JobRunFixture.SPAN;
import static org.slackwater.jobs.control.JobRunFixture.done;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.slackwater.analysis.entity.Rules;
import org.slackwater.analysis.entity.ScheduledEvent;
import org.slackwater.jobs.entity.JobInput;
import org.slackwater.results.entity.BucketResult;
import org.slackwater.results.entity.ModelPlotResult;

/** Each bucket is judged by the rules that were in force when it was judged first, whatever ends a run. */
@Timeout(60)
class RuleUptakeTest {
    private static final Rules FIRST = always("first");
    private static final Rules SECOND = always("second");

    private final JobRunFixture job = new JobRunFixture();

    @AfterEach
    void end() {
        job.close();
    }

    @Test
    void theNextMessageObeysAChange() {
        feed(0, 10);
        job.rule(FIRST);
        feed(10, 20);
        job.rule(Rules.NONE);
        feed(20, 30);

        assertThat(seen()).isEqualTo("9 of none, 10 of first, 10 of none");
    }

    @Test
    void theFirstRulesAreForAllBuckets() {
        job.rule(FIRST);

        feed(0, 10);

        assertThat(seen()).isEqualTo("9 of first");
    }

    @Test
    void afterACrashBucketsAreJudgedByTheRulesOfTheFirstTime() {
        job.rule(FIRST);
        feed(0, 10);
        done(job.run().persist());
        feed(10, 20);
        job.rule(SECOND);
        feed(20, 30);
        assertThat(seen()).isEqualTo("19 of first, 10 of second");
        List<BucketResult> before = job.buckets();

        job.crash();
        feed(10, 30);

        assertThat(job.buckets()).isEqualTo(before);
    }

    @Test
    void aChangeThatNoRunHasTakenUpIsNotForBucketsWithResults() {
        job.rule(FIRST);
        feed(0, 10);
        done(job.run().persist());
        feed(10, 20);
        job.rule(SECOND);

        job.crash();
        feed(10, 30);

        assertThat(seen()).isEqualTo("19 of first, 10 of second");
    }

    @Test
    void theFirstRulesThatNoRunHasTakenUpAreNotForBucketsWithResultsEither() {
        feed(0, 20);
        job.rule(FIRST);

        job.crash();
        feed(0, 30);

        assertThat(seen()).isEqualTo("19 of none, 10 of first");
    }

    @Test
    void postedInputIsTakenAgainByTheRulesOfItsTime() {
        job.rule(FIRST);
        done(job.run().post(posted(0, 10)));
        job.rule(SECOND);
        done(job.run().post(posted(10, 20)));
        String before = seen();

        job.crash();
        done(job.run().post(posted(20, 30)));

        assertThat(before).isEqualTo("9 of first, 10 of second");
        assertThat(seen()).isEqualTo("9 of first, 20 of second");
    }

    @Test
    void whatNoRestoreCanNeedIsForgotten() throws InterruptedException {
        for (int i = 0; i < 10; i += 2) {
            job.rule(i % 4 == 0 ? FIRST : SECOND);
            feed(i, i + 2);
            job.haltAndRunAgain();
        }

        assertThat(job.beans().get(RuleVersions.class).of(JobRunFixture.JOB_ID)).hasSizeLessThanOrEqualTo(2);
        assertThat(seen()).isEqualTo("1 of first, 2 of second, 2 of first, 2 of second, 2 of first");
    }

    @Test
    void aRestingJobObeysWhatChangedMeanwhile() {
        job.rule(FIRST);
        feed(0, 10);
        assertThat(done(job.run().rest())).isTrue();
        job.rule(SECOND);

        feed(10, 20);

        assertThat(seen()).isEqualTo("9 of first, 10 of second");
    }

    @Test
    void whatIsPlottedAfterACrashIsWhatWasPlottedBefore() {
        job.plot();
        feed(0, 30);
        done(job.run().persist());
        feed(30, 40);
        job.rule(Rules.NONE);
        feed(40, 50);
        List<ModelPlotResult> before = job.plots();
        assertThat(before.stream().map(ModelPlotResult::timestamp).distinct())
                .isEqualTo(LongStream.range(20, 39)
                        .mapToObj(minute -> minute * SPAN)
                        .toList());

        job.crash();
        feed(30, 50);

        assertThat(job.plots()).isEqualTo(before);
    }

    private void feed(long fromMinute, long toMinute) {
        Long from = done(job.run().position()).orElse(null);
        List<FeedBatch.Entry> records = LongStream.range(fromMinute, toMinute)
                .mapToObj(minute -> new FeedBatch.Entry(minute * SPAN, new Object[] {1.0}))
                .toList();
        // One millisecond before the end, so that the last bucket stays open.
        done(job.run().feed(new FeedBatch(from, toMinute * SPAN - 1, true, records)));
    }

    private static JobInput posted(long fromMinute, long toMinute) {
        String body = LongStream.range(fromMinute, toMinute)
                .mapToObj(minute -> "{\"time\": " + minute * SPAN + ", \"v\": 1}")
                .collect(Collectors.joining("\n"));
        return JobInput.data(body.getBytes(StandardCharsets.UTF_8), null, null);
    }

    private static Rules always(String name) {
        return new Rules(List.of(), List.of(new ScheduledEvent(name, name, 0, Long.MAX_VALUE / 4, true, true, 0)));
    }

    /** What the events of the buckets were, one run of the same after the other. */
    private String seen() {
        StringBuilder runs = new StringBuilder();
        String last = "";
        int length = 0;
        for (BucketResult bucket : job.buckets()) {
            List<String> events = bucket.scheduledEvents();
            String event = events == null ? "none" : events.get(0);
            if (!event.equals(last) && length > 0) {
                runs.append(length).append(" of ").append(last).append(", ");
                length = 0;
            }
            last = event;
            length++;
        }
        return runs.append(length).append(" of ").append(last).toString();
    }
}
