package org.slackwater.analysis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.slackwater.analysis.JobUnderTest.DAY;
import static org.slackwater.analysis.JobUnderTest.HOUR;
import static org.slackwater.analysis.JobUnderTest.START;
import static org.slackwater.analysis.JobUnderTest.at;

import java.util.List;
import java.util.Map;
import java.util.function.LongToDoubleFunction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.slackwater.analysis.entity.AnomalyRecord;
import org.slackwater.analysis.entity.Bucket;
import org.slackwater.analysis.entity.DetectorRule;
import org.slackwater.analysis.entity.RuleCondition;
import org.slackwater.analysis.entity.RuleScope;
import org.slackwater.analysis.entity.Rules;
import org.slackwater.analysis.entity.ScheduledEvent;

/** Machines whose values follow the time of the day, and stray far from it in one hour. */
class RulesTest {
    private static final long STRAYS = START + 20 * DAY + 5 * HOUR;
    private static final long END = START + 21 * DAY;

    private final JobUnderTest job = new JobUnderTest().detector("mean", "v", null, "machine");

    @Test
    void withoutRulesBothMachinesStray() {
        Bucket bucket = at(run(), STRAYS);

        assertThat(bucket.records())
                .extracting(AnomalyRecord::partitionFieldValue)
                .containsExactlyInAnyOrder("east-1", "west-1");
        assertThat(bucket.anomalyScore()).isGreaterThan(50);
        assertThat(bucket.scheduledEvents()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "include, east-1",
        "include, east*",
        "include, *t-1",
        "include, *-*",
        "exclude, west-1",
        "exclude, west*",
    })
    void aScopeExceptsTheValuesOfAFilter(String type, String item) {
        job.obey(START, scoped(type.equals("include"), item));

        List<AnomalyRecord> records = at(run(), STRAYS).records();

        assertThat(records).extracting(AnomalyRecord::partitionFieldValue).doesNotContain("east-1");
        assertThat(records).hasSize(item.equals("*t-1") || item.equals("*-*") ? 0 : 1);
    }

    @Test
    void aScopeThatDoesNotHoldExceptsNothing() {
        job.obey(START, scoped(true, "north*"));

        assertThat(at(run(), STRAYS).records()).hasSize(2);
    }

    @ParameterizedTest
    @CsvSource({
        "actual, gt, 499, true",
        "actual, gte, 501, false",
        "actual, lt, 501, true",
        "typical, lt, 300, true",
        "typical, gt, 300, false",
        "diff_from_typical, gt, 200, true",
        "diff_from_typical, lte, 200, false",
    })
    void conditionsCompareTheValue(String subject, String operator, double value, boolean excepted) {
        job.obey(START, ruled(true, false, new RuleCondition(subject, operator, value)));

        assertThat(at(run(), STRAYS).records().isEmpty()).isEqualTo(excepted);
    }

    @Test
    void conditionsMustAllHold() {
        RuleCondition from = new RuleCondition("time", "gte", STRAYS / 1000.0);
        RuleCondition before = new RuleCondition("time", "lt", STRAYS / 1000.0 + 3600);
        RuleCondition never = new RuleCondition("actual", "lt", 0);

        job.obey(START, ruled(true, false, from, before));
        assertThat(at(run(), STRAYS).records()).isEmpty();

        JobUnderTest other = new JobUnderTest().detector("mean", "v", null, "machine");
        other.obey(START, ruled(true, false, from, before, never));
        assertThat(at(run(other), STRAYS).records()).hasSize(2);
    }

    @Test
    void whatIsSkippedDoesNotRaiseTheBucket() {
        job.obey(START, ruled(true, false, new RuleCondition("actual", "gt", 400)));

        Bucket bucket = at(run(), STRAYS);

        assertThat(bucket.anomalyScore()).isZero();
        assertThat(bucket.eventCount()).isEqualTo(2);
    }

    @Test
    void whatIsNotLearntLeavesTheModelAsIfItHadNotBeen() {
        long again = STRAYS + 3 * HOUR;
        Rules rules = ruled(false, true, new RuleCondition("actual", "gt", 400));
        job.obey(START, rules);
        feed(job, END, time -> time == STRAYS || time == again ? 500 : usual(time));
        JobUnderTest learning = new JobUnderTest().detector("mean", "v", null, "machine");
        feed(learning, END, time -> time == STRAYS || time == again ? 500 : usual(time));
        JobUnderTest spared = new JobUnderTest().detector("mean", "v", null, "machine");
        feed(spared, END, time -> time == STRAYS ? Double.NaN : time == again ? 500 : usual(time));

        List<Bucket> buckets = job.finishedBy(END);

        assertThat(at(buckets, STRAYS).records())
                .as("it is an anomaly all the same")
                .hasSize(2);
        assertThat(at(buckets, again).records())
                .isEqualTo(at(spared.finishedBy(END), again).records())
                .isNotEqualTo(at(learning.finishedBy(END), again).records());
    }

    @Test
    void anEventExceptsTheBucketsThatItTouches() {
        job.obey(START, new Rules(List.of(), List.of(event("downtime", STRAYS + 1, STRAYS + 2, true, true, 0))));

        List<Bucket> buckets = run();

        assertThat(at(buckets, STRAYS).records()).isEmpty();
        assertThat(at(buckets, STRAYS).anomalyScore()).isZero();
        assertThat(at(buckets, STRAYS).scheduledEvents()).containsExactly("downtime");
        assertThat(at(buckets, STRAYS - HOUR).scheduledEvents()).isEmpty();
        assertThat(at(buckets, STRAYS + HOUR).scheduledEvents()).isEmpty();
    }

    @Test
    void anEventMayLeaveResultsAlone() {
        job.obey(START, new Rules(List.of(), List.of(event("seen", STRAYS, STRAYS + HOUR, false, true, 0))));

        Bucket bucket = at(run(), STRAYS);

        assertThat(bucket.records()).hasSize(2);
        assertThat(bucket.scheduledEvents()).containsExactly("seen");
    }

    @Test
    void rulesAreForTheBucketsFromTheirTimeOn() {
        job.obey(STRAYS + HOUR, ruled(true, false, new RuleCondition("actual", "gt", 400)));

        assertThat(at(run(), STRAYS).records()).hasSize(2);

        JobUnderTest other = new JobUnderTest().detector("mean", "v", null, "machine");
        other.obey(START, ruled(true, false, new RuleCondition("actual", "gt", 400)));
        other.obey(STRAYS, Rules.NONE);
        assertThat(at(run(other), STRAYS).records()).hasSize(2);
    }

    @Test
    void interimResultsKeepToTheRulesToo() {
        job.obey(START, new Rules(List.of(), List.of(event("downtime", STRAYS, STRAYS + HOUR, true, true, 0))));
        feed(job, STRAYS + HOUR, RulesTest::strayingOnce);

        Bucket interim = job.analysis().interim(STRAYS, STRAYS + HOUR).get(0);

        assertThat(interim.records()).isEmpty();
        assertThat(interim.scheduledEvents()).containsExactly("downtime");
    }

    @Test
    void aShiftOfTimeMovesTheSeasonsOnceAndForGood() {
        long change = START + 18 * DAY;
        JobUnderTest unprepared = new JobUnderTest().detector("mean", "v", null, "machine");
        job.obey(
                START,
                new Rules(List.of(), List.of(event("summer time", change, change + 6 * HOUR, false, false, HOUR))));

        LongToDoubleFunction values = time -> usual(time < change ? time : time + HOUR);
        feed(unprepared, change + 2 * DAY, values);
        feed(job, change + 2 * DAY, values);

        double off = offFrom(unprepared.finishedBy(change + 2 * DAY), change);
        double shifted = offFrom(job.finishedBy(change + 2 * DAY), change);
        assertThat(off).as("clocks change, nobody told").isPositive();
        assertThat(shifted).as("clocks change, as was told").isLessThan(off / 2);
    }

    private static double offFrom(List<Bucket> buckets, long time) {
        return buckets.stream()
                .filter(bucket -> bucket.timestamp() >= time)
                .mapToDouble(Bucket::anomalyScore)
                .sum();
    }

    private static ScheduledEvent event(
            String name, long start, long end, boolean skipResult, boolean skipUpdate, long shift) {
        return new ScheduledEvent("id-" + name, name, start, end, skipResult, skipUpdate, shift);
    }

    private static Rules scoped(boolean include, String item) {
        return new Rules(
                List.of(new DetectorRule(
                        0, true, false, List.of(new RuleScope("machine", include, List.of(item))), List.of())),
                List.of());
    }

    private static Rules ruled(boolean skipResult, boolean skipUpdate, RuleCondition... conditions) {
        return new Rules(
                List.of(new DetectorRule(0, skipResult, skipUpdate, List.of(), List.of(conditions))), List.of());
    }

    private List<Bucket> run() {
        return run(job);
    }

    private static List<Bucket> run(JobUnderTest job) {
        feed(job, END, RulesTest::strayingOnce);
        return job.finishedBy(END);
    }

    private static double strayingOnce(long time) {
        return time == STRAYS ? 500 : usual(time);
    }

    private static double usual(long time) {
        return 100 + 100 * Math.sin(2 * Math.PI * (time % DAY) / DAY) + (time / HOUR * 7919 % 13);
    }

    /** @param values of both machines; not a number where there is none */
    private static void feed(JobUnderTest job, long end, LongToDoubleFunction values) {
        for (long time = START; time < end; time += HOUR) {
            double value = values.applyAsDouble(time);
            if (!Double.isNaN(value)) {
                job.add(time, Map.of("machine", "east-1", "v", value));
                job.add(time, Map.of("machine", "west-1", "v", value));
            }
        }
    }
}
