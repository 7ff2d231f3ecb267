package org.slackwater.analysis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.slackwater.analysis.JobUnderTest.HOUR;
import static org.slackwater.analysis.JobUnderTest.START;

import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.slackwater.analysis.entity.AnomalyCause;
import org.slackwater.analysis.entity.AnomalyRecord;
import org.slackwater.analysis.entity.Bucket;
import org.slackwater.analysis.entity.Frequent;
import org.slackwater.analysis.entity.Influence;
import org.slackwater.analysis.entity.Rules;
import org.slackwater.analysis.entity.ScheduledEvent;

/** Forty users with much the same habits, some of them away in each hour, and then one hour in which one is different. */
class PopulationTest {
    private static final int USERS = 40;
    private static final int HOURS = 100;
    private static final long UNUSUAL_HOUR = START + HOURS * HOUR;

    /** Two o'clock, after some weeks. */
    private static final long NIGHT = START + (42 * 24 + 2) * HOUR;

    private final Random random = new Random(11);

    @ParameterizedTest(name = "{0} of {1}")
    @CsvSource({"mean, 5000", "high_mean, 5000", "max, 5000", "sum, 5000", "median, 5000", "low_mean, 0.01", "min, 0.01"
    })
    void aMemberThatIsUnlikeTheOthersIsFound(String function, double odd) {
        JobUnderTest job = usual(new JobUnderTest().population(function, "bytes", null, "user"));
        hour(job, UNUSUAL_HOUR, "user-7", odd);

        AnomalyRecord record = only(job);

        assertThat(record.overFieldName()).isEqualTo("user");
        assertThat(record.overFieldValue()).isEqualTo("user-7");
        assertThat(record.typical()).isEmpty();
        assertThat(record.actual()).isEmpty();
        assertThat(record.recordScore()).isBetween(20.0, 100.0);
        AnomalyCause cause = record.causes().get(0);
        assertThat(record.causes()).hasSize(1);
        assertThat(cause.actual()).containsExactly(odd);
        assertThat(cause.typical().get(0)).isBetween(60.0, 160.0);
        assertThat(cause.byFieldValue()).isNull();
        assertThat(cause.probability()).isEqualTo(record.probability()).isBetween(0.0, 0.01);
    }

    @ParameterizedTest
    @CsvSource({"high_mean, 0.01", "low_mean, 5000"})
    void aSidedFunctionDoesNotSeeTheOtherSide(String function, double odd) {
        JobUnderTest job = usual(new JobUnderTest().population(function, "bytes", null, "user"));
        hour(job, UNUSUAL_HOUR, "user-7", odd);

        assertThat(JobUnderTest.at(job.finishedBy(UNUSUAL_HOUR + HOUR), UNUSUAL_HOUR)
                        .records())
                .noneMatch(record -> "user-7".equals(record.overFieldValue()));
    }

    @Test
    void aMemberIsComparedWithTheOthersAndNotWithItsOwnPast() {
        JobUnderTest job = new JobUnderTest().population("mean", "bytes", null, "user");
        for (int hour = 0; hour <= HOURS; hour++) {
            hour(job, START + hour * HOUR, "user-7", 100_000);
        }

        Bucket last = JobUnderTest.at(job.finishedBy(UNUSUAL_HOUR + HOUR), UNUSUAL_HOUR);

        assertThat(last.records()).extracting(AnomalyRecord::overFieldValue).containsExactly("user-7");
    }

    @Test
    void whatHappensToAllMembersIsUnusualOfNone() {
        JobUnderTest job = usual(new JobUnderTest().population("mean", "bytes", null, "user"));
        for (int i = 0; i < 400; i++) {
            job.add(UNUSUAL_HOUR, bytes("user-" + i, 10 * usual()));
        }

        assertThat(JobUnderTest.at(job.finishedBy(UNUSUAL_HOUR + HOUR), UNUSUAL_HOUR)
                        .anomalyScore())
                .isLessThan(1);
    }

    /** What is usual by day is odd for one of them by night, though not for the week as a whole. */
    @Test
    void aMemberIsComparedWithWhatAllDoAtThatHour() {
        JobUnderTest job = byDayAndNight();
        nightly(job, "user-7", 3_000);

        List<AnomalyRecord> found = JobUnderTest.at(job.finishedBy(NIGHT + HOUR), NIGHT).records().stream()
                .filter(record -> record.recordScore() > 20)
                .toList();

        assertThat(found).extracting(AnomalyRecord::overFieldValue).containsExactly("user-7");
        assertThat(found.get(0).causes().get(0).typical().get(0)).isBetween(80.0, 125.0);
    }

    @Test
    void whatAllDoMovesWithTheClocks() {
        JobUnderTest job = byDayAndNight();
        job.obey(
                NIGHT,
                new Rules(List.of(), List.of(new ScheduledEvent("e", "e", NIGHT, NIGHT + 1, false, false, 12 * HOUR))));
        job.add(NIGHT, bytes("user-7", 1e9));

        AnomalyRecord found =
                JobUnderTest.at(job.finishedBy(NIGHT + HOUR), NIGHT).records().get(0);

        assertThat(found.causes().get(0).typical().get(0)).isBetween(2_400.0, 3_700.0);
    }

    @Test
    void aMemberThatIsNotThereIsNotCompared() {
        JobUnderTest job = usual(new JobUnderTest().population("count", null, null, "user"));
        job.add(UNUSUAL_HOUR, bytes("user-1", 1));

        assertThat(JobUnderTest.records(job.finishedBy(UNUSUAL_HOUR + HOUR))).isEmpty();
    }

    @Test
    void aUsualPopulationHardlyEverScores() {
        JobUnderTest job = new JobUnderTest().population("mean", "bytes", null, "user");
        for (int hour = 0; hour < 600; hour++) {
            hour(job, START + hour * HOUR, "user-7", usual());
        }

        List<Bucket> buckets = job.finishedBy(START + 600 * HOUR);

        assertThat(buckets).allMatch(bucket -> bucket.anomalyScore() < 50);
        assertThat(buckets).filteredOn(bucket -> bucket.anomalyScore() > 10).hasSizeLessThan(12);
    }

    @Test
    void ofManyMembersThoseALittleOddHaveNoRecords() {
        JobUnderTest job = new JobUnderTest().population("mean", "bytes", null, "user");
        for (int hour = 0; hour < 50; hour++) {
            for (int user = 0; user < 500; user++) {
                job.add(START + hour * HOUR, bytes("user-" + user, usual()));
            }
        }

        assertThat(JobUnderTest.records(job.finishedBy(START + 50 * HOUR))).hasSizeLessThan(50);
    }

    @Test
    void whoSendsFarMoreThanTheOthersIsFoundByTheirNumber() {
        JobUnderTest job = usual(new JobUnderTest().population("high_count", null, null, "user"));
        hour(job, UNUSUAL_HOUR, "user-3", 1);
        for (int i = 0; i < 100; i++) {
            job.add(UNUSUAL_HOUR, bytes("user-3", 1));
        }

        assertThat(only(job).causes().get(0).actual()).containsExactly(101.0);
    }

    @Test
    void eachByValueHasItsOwnDistributionAndTheCausesNameIt() {
        JobUnderTest job = new JobUnderTest()
                .population("mean", "bytes", "status", "user")
                .influencedBy("user")
                .influencedBy("status");
        for (int hour = 0; hour <= HOURS; hour++) {
            for (int user = 0; user < USERS; user++) {
                boolean odd = hour == HOURS && user == 9;
                job.add(START + hour * HOUR, request("user-" + user, "ok", usual()));
                job.add(START + hour * HOUR, request("user-" + user, "failed", odd ? 900 : usual() / 100));
            }
        }

        AnomalyRecord record = only(job);

        assertThat(record.overFieldValue()).isEqualTo("user-9");
        assertThat(record.byFieldName()).isEqualTo("status");
        assertThat(record.byFieldValue()).isEqualTo("failed");
        assertThat(record.causes()).extracting(AnomalyCause::byFieldValue).containsExactly("failed");
        assertThat(record.influencers())
                .containsExactly(new Influence("user", List.of("user-9")), new Influence("status", List.of("failed")));
        assertThat(job.analysis().modelSize().totalOverFieldCount()).isEqualTo(USERS);
        assertThat(job.analysis().modelSize().totalByFieldCount()).isEqualTo(2);
    }

    @Test
    void aMetricOfAMemberHasItsMeasuresForCauses() {
        JobUnderTest job = usual(new JobUnderTest().population("metric", "bytes", null, "user"));
        hour(job, UNUSUAL_HOUR, "user-7", 5_000);

        assertThat(only(job).causes())
                .extracting(AnomalyCause::functionDescription)
                .containsExactlyInAnyOrder("min", "max", "mean");
    }

    @Test
    void frequentMembersAreLeftOutWhereThatIsAskedFor() {
        JobUnderTest job = usual(new JobUnderTest().detector("mean", "bytes", null, "user", null, Frequent.OVER));
        hour(job, UNUSUAL_HOUR, "user-7", 5_000);
        job.add(UNUSUAL_HOUR, bytes("stranger", 5_000));

        assertThat(JobUnderTest.records(job.finishedBy(UNUSUAL_HOUR + HOUR)))
                .filteredOn(record -> record.recordScore() > 20)
                .extracting(AnomalyRecord::overFieldValue)
                .containsExactly("stranger");
    }

    @Test
    void aMemberThatWasFrequentAndStayedAwayIsNoMore() {
        JobUnderTest job = usual(new JobUnderTest()
                .detector("mean", "bytes", null, "user", null, Frequent.OVER)
                .pruneWindow(80 * HOUR));
        job.add(START, bytes("seldom", usual()));
        for (int hour = 0; hour < 15; hour++) {
            job.add(START + hour * HOUR, bytes("returning", usual()));
        }
        job.add(UNUSUAL_HOUR, bytes("returning", 5_000));
        job.add(UNUSUAL_HOUR, bytes("user-7", 5_000));

        assertThat(only(job).overFieldValue()).isEqualTo("returning");
    }

    @Test
    void aRecordOfNobodyIsInNoPopulation() {
        JobUnderTest job = usual(new JobUnderTest().population("mean", "bytes", null, "user"));
        hour(job, UNUSUAL_HOUR, "user-7", usual());
        job.add(UNUSUAL_HOUR, "bytes", 1e9);

        assertThat(JobUnderTest.at(job.finishedBy(UNUSUAL_HOUR + HOUR), UNUSUAL_HOUR)
                        .anomalyScore())
                .isLessThan(10);
    }

    @Test
    void anInterimResultComparesThoseWhoAreThereSoFar() {
        JobUnderTest job = usual(new JobUnderTest().population("sum", "bytes", null, "user"));
        job.finishedBy(UNUSUAL_HOUR);
        hour(job, UNUSUAL_HOUR, "user-7", 5_000);
        job.add(UNUSUAL_HOUR, bytes("late", 1e-6));

        List<AnomalyRecord> interim = JobUnderTest.records(job.analysis().interim(UNUSUAL_HOUR, UNUSUAL_HOUR + HOUR));

        assertThat(interim)
                .filteredOn(record -> record.recordScore() > 20)
                .extracting(AnomalyRecord::overFieldValue)
                .containsExactly("user-7");
    }

    /** All do thirty times as much by day. */
    private JobUnderTest byDayAndNight() {
        JobUnderTest job = new JobUnderTest().population("mean", "bytes", null, "user");
        for (long time = START; time < NIGHT; time += HOUR) {
            boolean day = time / HOUR % 24 >= 8 && time / HOUR % 24 < 20;
            for (int user = 0; user < USERS; user++) {
                job.add(time, bytes("user-" + user, day ? 30 * usual() : usual()));
            }
        }
        return job;
    }

    private void nightly(JobUnderTest job, String odd, double value) {
        for (int user = 0; user < USERS; user++) {
            String name = "user-" + user;
            job.add(NIGHT, bytes(name, name.equals(odd) ? value : usual()));
        }
    }

    private AnomalyRecord only(JobUnderTest job) {
        List<AnomalyRecord> records =
                JobUnderTest.at(job.finishedBy(UNUSUAL_HOUR + HOUR), UNUSUAL_HOUR).records().stream()
                        .filter(record -> record.recordScore() > 20)
                        .toList();
        assertThat(records).hasSize(1);
        return records.get(0);
    }

    private JobUnderTest usual(JobUnderTest job) {
        for (int hour = 0; hour < HOURS; hour++) {
            hour(job, START + hour * HOUR, "user-7", usual());
        }
        return job;
    }

    /** One hour of all who are not away, and of one that has this value. */
    private void hour(JobUnderTest job, long time, String odd, double value) {
        for (int user = 0; user < USERS; user++) {
            String name = "user-" + user;
            if (!name.equals(odd) && random.nextInt(4) > 0) {
                job.add(time, bytes(name, usual()));
            }
        }
        job.add(time, bytes(odd, value));
    }

    /** About 100, often half or twice as much. */
    private double usual() {
        return 100 * Math.exp(0.5 * random.nextGaussian());
    }

    private static Map<String, Object> bytes(String user, double bytes) {
        return Map.of("user", user, "bytes", bytes);
    }

    private static Map<String, Object> request(String user, String status, double bytes) {
        return Map.of("user", user, "status", status, "bytes", bytes);
    }
}
