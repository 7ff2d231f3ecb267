package org.slackwater.analysis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.slackwater.analysis.JobUnderTest.HOUR;
import static org.slackwater.analysis.JobUnderTest.START;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.slackwater.analysis.entity.AnomalyCause;
import org.slackwater.analysis.entity.AnomalyRecord;
import org.slackwater.analysis.entity.Bucket;
import org.slackwater.analysis.entity.Frequent;

class RareTest {
    private static final int HOURS = 1_000;
    private static final long UNUSUAL_HOUR = START + HOURS * HOUR;
    private static final int HOSTS = 300;

    @Test
    void aValueThatNeverCameIsAsUnlikelyAsTheBucketsBeforeItWereMany() {
        JobUnderTest job = usual(new JobUnderTest().detector("rare", null, "status", null));
        job.add(UNUSUAL_HOUR, "status", "503");
        job.add(UNUSUAL_HOUR, "status", "200");

        Bucket bucket = JobUnderTest.at(job.finishedBy(UNUSUAL_HOUR + HOUR), UNUSUAL_HOUR);

        assertThat(bucket.records()).hasSize(1);
        AnomalyRecord record = bucket.records().get(0);
        assertThat(record.function()).isEqualTo("rare");
        assertThat(record.functionDescription()).isEqualTo("rare");
        assertThat(record.byFieldValue()).isEqualTo("503");
        assertThat(record.probability()).isCloseTo(1.0 / (HOURS + 1), within(1e-9));
        assertThat(record.typical()).containsExactly(0.0);
        assertThat(record.actual()).containsExactly(1.0);
        assertThat(record.causes()).isEmpty();
        assertThat(bucket.anomalyScore()).isEqualTo(record.recordScore()).isPositive();
    }

    @Test
    void aValueOfEveryTenthBucketIsNotRare() {
        JobUnderTest job = usual(new JobUnderTest().detector("rare", null, "status", null));

        List<Bucket> buckets = job.finishedBy(UNUSUAL_HOUR);

        assertThat(JobUnderTest.records(buckets.subList(100, HOURS))).isEmpty();
    }

    @Test
    void aSecondTimeIsMoreLikelyThanTheFirst() {
        JobUnderTest job = usual(new JobUnderTest().detector("rare", null, "status", null));
        job.add(UNUSUAL_HOUR, "status", "503");
        job.add(UNUSUAL_HOUR + HOUR, "status", "503");

        List<AnomalyRecord> records = JobUnderTest.records(job.finishedBy(UNUSUAL_HOUR + 2 * HOUR)).stream()
                .filter(record -> "503".equals(record.byFieldValue()))
                .toList();

        assertThat(records).hasSize(2);
        assertThat(records.get(1).probability())
                .isGreaterThan(2 * records.get(0).probability());
    }

    @Test
    void whereNewValuesComeAllTheTimeANewOneIsNotRare() {
        JobUnderTest job = new JobUnderTest().detector("rare", null, "request", null);
        for (int hour = 0; hour <= HOURS; hour++) {
            job.add(START + hour * HOUR, "request", "id-" + hour);
        }

        assertThat(JobUnderTest.records(job.finishedBy(UNUSUAL_HOUR + HOUR))).isEmpty();
    }

    @Test
    void whatIsRareInOnePartitionIsUsualInAnother() {
        JobUnderTest job = new JobUnderTest().detector("rare", null, "status", "site");
        for (int hour = 0; hour < HOURS; hour++) {
            job.add(START + hour * HOUR, Map.of("site", "a", "status", "200"));
            job.add(START + hour * HOUR, Map.of("site", "b", "status", "404"));
        }
        job.add(UNUSUAL_HOUR, Map.of("site", "a", "status", "404"));
        job.add(UNUSUAL_HOUR, Map.of("site", "b", "status", "404"));

        List<AnomalyRecord> records = JobUnderTest.at(job.finishedBy(UNUSUAL_HOUR + HOUR), UNUSUAL_HOUR)
                .records();

        assertThat(records).extracting(AnomalyRecord::partitionFieldValue).containsExactly("a");
    }

    @Test
    void aFrequentValueIsLeftOutWhereThatIsAskedFor() {
        JobUnderTest job = new JobUnderTest().detector("count", null, "status", null, null, Frequent.BY);
        for (int hour = 0; hour < HOURS; hour++) {
            job.add(START + hour * HOUR, "status", "200");
        }
        for (int i = 0; i < 500; i++) {
            job.add(UNUSUAL_HOUR, "status", "200");
        }

        assertThat(JobUnderTest.records(job.finishedBy(UNUSUAL_HOUR + HOUR))).isEmpty();
    }

    @Test
    void inAPopulationRareIsWhatFewMembersEverHad() {
        JobUnderTest job = hosts(new JobUnderTest().population("rare", null, "process", "host"));
        job.add(START + HOUR, started("host-7", "miner"));

        AnomalyRecord record = onlyRecord(job);

        assertThat(record.overFieldValue()).isEqualTo("host-7");
        assertThat(record.byFieldValue()).isEqualTo("miner");
        assertThat(record.causes()).extracting(AnomalyCause::byFieldValue).containsExactly("miner");
        assertThat(record.probability()).isCloseTo(1.0 / (HOSTS + 1), within(1e-9));
        assertThat(job.analysis().modelSize().totalOverFieldCount()).isEqualTo(HOSTS);
        assertThat(job.analysis().modelSize().totalByFieldCount()).isEqualTo(3);
    }

    @Test
    void whoOftenDoesWhatFewDoIsMoreUnusualThanWhoDoesItOnce() {
        JobUnderTest often = hosts(new JobUnderTest().population("freq_rare", null, "process", "host"));
        JobUnderTest once = hosts(new JobUnderTest().population("freq_rare", null, "process", "host"));
        once.add(START + HOUR, started("host-7", "miner"));
        for (int i = 0; i < 10; i++) {
            often.add(START + HOUR, started("host-7", "miner"));
        }

        AnomalyRecord record = onlyRecord(often);

        assertThat(record.functionDescription()).isEqualTo("freq_rare");
        assertThat(record.causes().get(0).actual()).containsExactly(10.0);
        assertThat(record.probability()).isLessThan(0.01 * onlyRecord(once).probability());
    }

    @Test
    void whereEveryMemberHasItsOwnValuesNoneOfThemIsRare() {
        JobUnderTest job = new JobUnderTest().population("rare", null, "home", "host");
        for (int host = 0; host < HOSTS; host++) {
            job.add(START, Map.of("host", "host-" + host, "home", "/home/" + host));
            job.add(START + HOUR, Map.of("host", "host-" + host, "home", "/home/" + host));
        }

        assertThat(JobUnderTest.records(job.finishedBy(START + 2 * HOUR))).isEmpty();
    }

    @Test
    void whatStayedAwayForLongIsAsRareAsWhatNeverCame() {
        JobUnderTest returning = usual(rarePruned());
        JobUnderTest fresh = usual(rarePruned());
        for (int hour = 100; hour < 300; hour++) {
            returning.add(START + hour * HOUR, "status", "503");
            fresh.add(START + hour * HOUR, "status", "502");
        }
        returning.add(UNUSUAL_HOUR, "status", "503");
        fresh.add(UNUSUAL_HOUR, "status", "503");

        AnomalyRecord record = onlyAt(returning, UNUSUAL_HOUR);

        assertThat(record.byFieldValue()).isEqualTo("503");
        assertThat(record.typical()).containsExactly(0.0);
        assertThat(record).isEqualTo(onlyAt(fresh, UNUSUAL_HOUR));
    }

    /** Each is forgotten, but not that there was one in every bucket. */
    @Test
    void valuesThatComeOnceDoNotPileUp() {
        JobUnderTest job = rarePruned();
        for (int hour = 0; hour <= HOURS; hour++) {
            job.add(START + hour * HOUR, "status", "id-" + hour);
        }

        assertThat(JobUnderTest.records(job.finishedBy(UNUSUAL_HOUR + HOUR))).isEmpty();
        assertThat(job.analysis().modelSize().totalByFieldCount()).isEqualTo(200);
    }

    @Test
    void whatMembersHadIsForgottenToo() {
        JobUnderTest job = hosts(
                new JobUnderTest().population("rare", null, "process", "host").pruneWindow(200 * HOUR));
        for (int hour = 1; hour <= HOURS; hour++) {
            job.add(START + hour * HOUR, started("host-7", "shell"));
            job.add(START + hour * HOUR, started("host-8", "build-" + hour));
        }
        job.finishedBy(UNUSUAL_HOUR + HOUR);

        assertThat(job.analysis().modelSize().totalByFieldCount()).isEqualTo(201);
    }

    private static JobUnderTest rarePruned() {
        return new JobUnderTest().detector("rare", null, "status", null).pruneWindow(200 * HOUR);
    }

    private static AnomalyRecord onlyAt(JobUnderTest job, long time) {
        List<AnomalyRecord> records =
                JobUnderTest.at(job.finishedBy(time + HOUR), time).records();
        assertThat(records).hasSize(1);
        return records.get(0);
    }

    private static AnomalyRecord onlyRecord(JobUnderTest job) {
        List<AnomalyRecord> records = JobUnderTest.records(job.finishedBy(START + 2 * HOUR));
        assertThat(records).hasSize(1);
        return records.get(0);
    }

    private static JobUnderTest hosts(JobUnderTest job) {
        for (int host = 0; host < HOSTS; host++) {
            job.add(START, started("host-" + host, "shell"));
            job.add(START, started("host-" + host, "browser"));
        }
        return job;
    }

    private static Map<String, Object> started(String host, String process) {
        return Map.of("host", host, "process", process);
    }

    private static JobUnderTest usual(JobUnderTest job) {
        for (int hour = 0; hour < HOURS; hour++) {
            job.add(START + hour * HOUR, "status", "200");
            if (hour % 10 == 0) {
                job.add(START + hour * HOUR, "status", "404");
            }
        }
        return job;
    }
}
