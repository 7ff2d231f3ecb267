package org.slackwater.analysis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.slackwater.analysis.JobUnderTest.DAY;
import static org.slackwater.analysis.JobUnderTest.HOUR;
import static org.slackwater.analysis.JobUnderTest.MINUTE;
import static org.slackwater.analysis.JobUnderTest.START;

import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.slackwater.analysis.entity.AnomalyRecord;
import org.slackwater.analysis.entity.Bucket;

class TimesAndPlacesTest {
    private static final int DAYS = 56;
    private static final long END = START + DAYS * DAY;

    private final Random random = new Random(2);

    @Test
    void aLoginAtNightIsUnusualAndOneByDayIsNot() {
        JobUnderTest job = office(new JobUnderTest().detector("time_of_day", null, null, null));
        job.add(END + 3 * HOUR + 17 * MINUTE, "user", "ann");
        job.add(END + 11 * HOUR, "user", "ann");

        List<AnomalyRecord> records = since(job, END);

        assertThat(records).hasSize(1);
        AnomalyRecord record = records.get(0);
        assertThat(record.functionDescription()).isEqualTo("time");
        assertThat(record.actual()).containsExactly(3 * 3600 + 17 * 60.0);
        assertThat(record.typical().get(0)).isBetween(8.0 * 3600, 11.0 * 3600);
        assertThat(record.recordScore()).isGreaterThan(10);
    }

    /** The first day is a Wednesday, so the last week begins on one. */
    @Test
    void aLoginOnASundayIsUnusualInAWeekOfWorkingDays() {
        JobUnderTest job = office(new JobUnderTest().detector("time_of_week", null, null, null));
        long sunday = END + 4 * DAY + 11 * HOUR;
        job.add(END + 11 * HOUR, "user", "ann");
        job.add(sunday, "user", "ann");

        List<AnomalyRecord> records = since(job, END);

        assertThat(records).hasSize(1);
        assertThat(records.get(0).actual()).containsExactly(3 * 86_400 + 11 * 3600.0);
        assertThat(records.get(0).recordScore()).isGreaterThan(10);
    }

    @Test
    void aMembersHoursAreComparedWithThoseOfAll() {
        JobUnderTest job = office(new JobUnderTest().population("time_of_day", null, null, "user"));
        job.add(END + 3 * HOUR, "user", "bob");

        List<AnomalyRecord> records = since(job, END);

        assertThat(records).extracting(AnomalyRecord::overFieldValue).containsExactly("bob");
        assertThat(records.get(0).causes().get(0).actual()).containsExactly(3 * 3600.0);
    }

    @Test
    void theFirstDaysRaiseNoAlarm() {
        JobUnderTest job = office(new JobUnderTest().detector("time_of_day", null, null, null));

        assertThat(job.finishedBy(END)).allMatch(bucket -> bucket.anomalyScore() < 10);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource({"'40.7,-74.0'", "'-33.9,151.2'"})
    void aPlaceFarFromTheUsualOnesIsUnusual(String place) {
        JobUnderTest job = travels(JobUnderTest.of("lat_long", "place"));
        job.add(END, "place", place);

        List<AnomalyRecord> records = since(job, END);

        assertThat(records).hasSize(1);
        AnomalyRecord record = records.get(0);
        assertThat(record.actual()).extracting(Object::toString).containsExactly(place.split(","));
        assertThat(record.typical()).hasSize(2);
        assertThat(record.recordScore()).isGreaterThan(20);
    }

    @Test
    void aPlaceOfEveryThirdDayIsUsual() {
        JobUnderTest job = travels(JobUnderTest.of("lat_long", "place"));
        job.add(END, "place", "52.5,13.4");

        assertThat(since(job, END)).isEmpty();
    }

    @Test
    void aMemberFarFromTheOthersIsFound() {
        JobUnderTest job = new JobUnderTest().population("lat_long", "place", null, "user");
        for (int hour = 0; hour <= 100; hour++) {
            for (int user = 0; user < 20; user++) {
                boolean odd = hour == 100 && user == 4;
                job.add(
                        START + hour * HOUR,
                        Map.of("user", "u" + user, "place", odd ? "40.7,-74.0" : near(48.1, 11.5)));
            }
        }

        List<AnomalyRecord> records = since(job, START + 100 * HOUR);

        assertThat(records)
                .filteredOn(record -> record.recordScore() > 20)
                .extracting(AnomalyRecord::overFieldValue)
                .containsExactly("u4");
    }

    private static List<AnomalyRecord> since(JobUnderTest job, long time) {
        List<Bucket> buckets = job.finishedBy(time + 7 * DAY);
        return JobUnderTest.records(
                buckets.stream().filter(bucket -> bucket.timestamp() >= time).toList());
    }

    /** Some logins in each hour between 8 and 18 o'clock of working days. */
    private JobUnderTest office(JobUnderTest job) {
        for (int day = 0; day < DAYS; day++) {
            boolean weekend = day % 7 == 3 || day % 7 == 4;
            for (int hour = 8; hour < 18 && !weekend; hour++) {
                long begin = START + day * DAY + hour * HOUR;
                job.add(begin + random.nextInt(30) * MINUTE, "user", "ann");
                job.add(begin + 30 * MINUTE + random.nextInt(30) * MINUTE, "user", "bob");
            }
        }
        return job;
    }

    /** Every third day in Berlin, else in Munich. */
    private JobUnderTest travels(JobUnderTest job) {
        for (long time = START; time < END; time += 3 * HOUR) {
            boolean berlin = (time - START) / DAY % 3 == 2;
            job.add(time, "place", berlin ? near(52.5, 13.4) : near(48.1, 11.5));
        }
        return job;
    }

    private String near(double latitude, double longitude) {
        return (latitude + 0.03 * random.nextGaussian()) + "," + (longitude + 0.03 * random.nextGaussian());
    }
}
