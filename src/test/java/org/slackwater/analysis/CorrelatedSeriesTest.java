package org.slackwater.analysis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.slackwater.analysis.JobUnderTest.DAY;
import static org.slackwater.analysis.JobUnderTest.HOUR;
import static org.slackwater.analysis.JobUnderTest.START;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.slackwater.analysis.entity.AnomalyRecord;
import org.slackwater.analysis.entity.Bucket;
import org.slackwater.analysis.entity.DetectorRule;
import org.slackwater.analysis.entity.Explanation;
import org.slackwater.analysis.entity.RuleCondition;
import org.slackwater.analysis.entity.RuleScope;
import org.slackwater.analysis.entity.Rules;

/** Hosts of which several follow the same load, whose level is 100 and whose usual distance from it is 5. */
class CorrelatedSeriesTest {
    private static final int HOURS = 24 * 7 * 6;
    private static final int SEEDS = 3;

    /** The values of all hosts in one hour; not a number where a host has none. */
    private interface Hosts {
        double[] at(int hour, Random random);
    }

    private static Hosts following(int hosts, double noise) {
        return (hour, random) -> {
            double load = random.nextGaussian();
            return IntStream.range(0, hosts)
                    .mapToDouble(host -> 100 + 5 * (load + noise * random.nextGaussian()))
                    .toArray();
        };
    }

    private static Hosts independent(int hosts) {
        return (hour, random) -> IntStream.range(0, hosts)
                .mapToDouble(host -> 100 + 5 * random.nextGaussian())
                .toArray();
    }

    private static Hosts except(Hosts usual, int hour, double... values) {
        return (now, random) -> {
            double[] all = usual.at(now, random);
            return now == hour ? values : all;
        };
    }

    @Test
    void whoPartsFromTheOtherAtAUsualValueIsUnusual() {
        Hosts apart = except(following(2, 0.2), HOURS, 108, 92);
        for (int seed = 0; seed < SEEDS; seed++) {
            assertThat(last(mean(), apart, seed))
                    .as("each by itself, seed %s", seed)
                    .isEmpty();

            List<AnomalyRecord> records = last(mean().multivariate(), apart, seed);

            assertThat(records).as("seed %s", seed).hasSize(2).allSatisfy(record -> {
                assertThat(record.recordScore()).isGreaterThan(40);
                assertThat(why(record).singleBucketImpact()).isGreaterThan(2);
                assertThat(why(record).length()).isEqualTo(1);
            });
            AnomalyRecord ofFirst = of("h000", records);
            assertThat(ofFirst.correlatedByFieldValue()).isEqualTo("h001");
            assertThat(ofFirst.typical().get(0)).as("as the other lets expect").isBetween(90.0, 95.0);
            assertThat(why(ofFirst).upperBound()).isBetween(93.0, 100.0);
            assertThat(of("h001", records).correlatedByFieldValue()).isEqualTo("h000");
        }
    }

    @Test
    void oneThatGoesDownAsTheOtherGoesUpIsExpectedTo() {
        Hosts opposed = (hour, random) -> {
            double load = random.nextGaussian();
            return new double[] {
                100 + 5 * (load + 0.2 * random.nextGaussian()), 100 - 5 * (load + 0.2 * random.nextGaussian())
            };
        };

        List<AnomalyRecord> records = last(mean().multivariate(), except(opposed, HOURS, 108, 108), 1);

        assertThat(of("h000", records).typical().get(0)).isBetween(90.0, 95.0);
        assertThat(of("h000", records).recordScore()).isGreaterThan(40);
        assertThat(last(mean().multivariate(), except(opposed, HOURS, 108, 92), 1))
                .allMatch(record -> record.recordScore() < 5);
    }

    @Test
    void whatBothShareIsLessUnusualThanEachByItself() {
        for (double far : new double[] {125, 135, 180}) {
            Hosts together = except(following(2, 0.2), HOURS, far, far);
            for (int seed = 0; seed < SEEDS; seed++) {
                List<AnomalyRecord> alone = last(mean(), together, seed);

                List<AnomalyRecord> records = last(mean().multivariate(), together, seed);

                assertThat(alone).hasSize(2);
                for (String host : List.of("h000", "h001")) {
                    AnomalyRecord record = of(host, records);
                    assertThat(record.recordScore())
                            .as("%s at %s, seed %s", host, far, seed)
                            .isBetween(1.0, 0.8 * of(host, alone).recordScore());
                    assertThat(record.correlatedByFieldValue()).isNull();
                    assertThat(record.typical()).isEqualTo(of(host, alone).typical());
                }
            }
        }
    }

    @Test
    void ofSeveralOnlyTheOneThatPartsIsTold() {
        List<AnomalyRecord> records =
                last(mean().multivariate(), except(following(4, 0.2), HOURS, 108, 108, 92, 109), 2);

        assertThat(records).extracting(AnomalyRecord::byFieldValue).containsExactly("h002");
        assertThat(records.get(0).correlatedByFieldValue()).isIn("h000", "h001", "h003");
        assertThat(records.get(0).recordScore()).isGreaterThan(40);
    }

    @Test
    void whatIsUnusualByItselfStaysSoWhereNobodyElseMoves() {
        Hosts spike = except(following(3, 0.3), HOURS, 150, 100, 100);

        AnomalyRecord alone = of("h000", last(mean(), spike, 1));
        AnomalyRecord together = of("h000", last(mean().multivariate(), spike, 1));

        assertThat(together.recordScore()).isGreaterThan(0.9 * alone.recordScore());
    }

    @ParameterizedTest
    @ValueSource(ints = {2, 10})
    void seriesThatDoNotGoTogetherHaveTheSameResults(int hosts) {
        for (int seed = 0; seed < SEEDS; seed++) {
            List<Bucket> alone = analysed(mean(), independent(hosts), seed, HOURS);

            assertThat(JobUnderTest.records(alone)).isNotEmpty();
            assertThat(analysed(mean().multivariate(), independent(hosts), seed, HOURS))
                    .as("seed %s", seed)
                    .isEqualTo(alone);
        }
    }

    @Test
    void thatTheyGoUpAndDownByTheDayAlikeIsNoCorrelation() {
        Hosts daily = (hour, random) -> IntStream.range(0, 4)
                .mapToDouble(host -> 100 + 40 * Math.sin(2 * Math.PI * hour / 24) + 5 * random.nextGaussian())
                .toArray();

        assertThat(JobUnderTest.records(analysed(mean().multivariate(), daily, 1, HOURS)).stream()
                        .filter(record -> record.correlatedByFieldValue() != null))
                .isEmpty();
    }

    enum Course {
        CLOSE {
            @Override
            double[] at(int hour, double[] memory, Random random) {
                return each(4, random.nextGaussian(), 0.1, random);
            }
        },
        LOOSE {
            @Override
            double[] at(int hour, double[] memory, Random random) {
                return each(4, random.nextGaussian(), 0.6, random);
            }
        },
        ALIKE {
            @Override
            double[] at(int hour, double[] memory, Random random) {
                return each(2, random.nextGaussian(), 0, random);
            }
        },
        HEAVY_TAILED {
            @Override
            double[] at(int hour, double[] memory, Random random) {
                double[] values = each(4, random.nextGaussian(), 0, random);
                for (int i = 0; i < values.length; i++) {
                    values[i] += student(random);
                }
                return values;
            }
        },
        DAILY_WITH_MEMORY {
            @Override
            double[] at(int hour, double[] memory, Random random) {
                memory[0] = 0.8 * memory[0] + random.nextGaussian();
                double[] values = each(6, memory[0], 0.5, random);
                for (int i = 0; i < values.length; i++) {
                    values[i] += 40 * Math.sin(2 * Math.PI * hour / 24);
                }
                return values;
            }
        },
        LOUDER_BY_LEVEL {
            @Override
            double[] at(int hour, double[] memory, Random random) {
                double load = Math.exp(0.3 * random.nextGaussian());
                return IntStream.range(0, 4)
                        .mapToDouble(host -> 100 * load * (1 + 0.1 * random.nextGaussian()))
                        .toArray();
            }
        },
        PARTED_FOR_GOOD {
            @Override
            double[] at(int hour, double[] memory, Random random) {
                double[] values = each(3, random.nextGaussian(), 0.3, random);
                if (hour > LONG / 2) {
                    values[2] = 100 + 5 * random.nextGaussian();
                }
                return values;
            }
        };

        static final int LONG = 24 * 7 * 16;

        abstract double[] at(int hour, double[] memory, Random random);

        private static double[] each(int hosts, double load, double noise, Random random) {
            return IntStream.range(0, hosts)
                    .mapToDouble(host -> 100 + 5 * (load + noise * random.nextGaussian()))
                    .toArray();
        }

        private static double student(Random random) {
            double squares = 0;
            for (int i = 0; i < 3; i++) {
                squares += Math.pow(random.nextGaussian(), 2);
            }
            return random.nextGaussian() / Math.sqrt(squares / 3);
        }
    }

    /** One that parts for good is told, but not for long. */
    @ParameterizedTest
    @EnumSource
    void seriesWithoutAnomaliesHardlyEverScoreHigh(Course course) {
        List<Bucket> all = new ArrayList<>();
        for (int seed = 0; seed < SEEDS; seed++) {
            double[] memory = new double[1];
            all.addAll(analysed(
                    mean().multivariate(), (hour, random) -> course.at(hour, memory, random), seed, Course.LONG));
        }

        assertThat(all.stream().filter(bucket -> bucket.anomalyScore() > 75).count())
                .isLessThanOrEqualTo(all.size() / 1000);
        assertThat(all.stream().filter(bucket -> bucket.anomalyScore() > 25).count())
                .isLessThanOrEqualTo(all.size() / 500);
    }

    @Test
    void aSideSeesOnlyWhatIsOnIt() {
        Hosts apart = except(following(2, 0.2), HOURS, 108, 92);

        assertThat(last(job("high_mean").multivariate(), apart, 1))
                .extracting(AnomalyRecord::byFieldValue)
                .containsExactly("h000");
        assertThat(last(job("low_mean").multivariate(), apart, 1))
                .extracting(AnomalyRecord::byFieldValue)
                .containsExactly("h001");
    }

    @Test
    void whereTheOtherHasNoValueASeriesIsJudgedByItself() {
        Hosts missing = except(following(2, 0.2), HOURS, 130, Double.NaN);

        List<AnomalyRecord> records = last(mean().multivariate(), missing, 1);

        assertThat(records).isNotEmpty().isEqualTo(last(mean(), missing, 1));
    }

    @Test
    void bucketsWithoutRecordsAreValuesOfCounts() {
        JobUnderTest job =
                new JobUnderTest().detector("count", null, "host", null).multivariate();
        Random random = new Random(1);
        for (int hour = 0; hour <= HOURS; hour++) {
            int load = hour == HOURS ? 6 : random.nextInt(8);
            for (int host = 0; host < 2; host++) {
                int records = hour == HOURS && host == 1 ? 0 : 2 * load + random.nextInt(2);
                for (int i = 0; i < records; i++) {
                    job.add(START + hour * HOUR + i, "host", "h" + host);
                }
            }
        }

        List<AnomalyRecord> records = JobUnderTest.at(job.finishedBy(START + (HOURS + 1) * HOUR), START + HOURS * HOUR)
                .records();

        assertThat(of("h1", records).correlatedByFieldValue()).isEqualTo("h0");
        assertThat(of("h1", records).actual()).containsExactly(0.0);
        assertThat(of("h1", records).typical().get(0)).isBetween(9.0, 14.0);
    }

    @Test
    void eachDetectorAndPartitionIsByItself() {
        JobUnderTest job =
                new JobUnderTest().detector("mean", "v", "host", "site").multivariate();
        Random random = new Random(1);
        for (int hour = 0; hour <= HOURS; hour++) {
            double load = hour == HOURS ? 0 : random.nextGaussian();
            for (String site : List.of("north", "south")) {
                double moved = hour == HOURS && site.equals("north") ? 8 : 0;
                job.add(
                        START + hour * HOUR,
                        Map.of("site", site, "host", "a", "v", 100 + 5 * load + random.nextGaussian() + moved));
            }
        }

        assertThat(JobUnderTest.records(job.finishedBy(START + (HOURS + 1) * HOUR)))
                .extracting(AnomalyRecord::correlatedByFieldValue)
                .containsOnlyNulls();
    }

    @Test
    void rulesJudgeByWhatTheRecordTells() {
        Hosts apart = except(following(2, 0.2), HOURS, 108, 92);

        List<AnomalyRecord> near = lastUnder(rule(true, false, "diff_from_typical", "lt", 12), apart);
        List<AnomalyRecord> far = lastUnder(rule(true, false, "diff_from_typical", "gt", 12), apart);

        assertThat(near).hasSize(2);
        assertThat(far).isEmpty();
    }

    @Test
    void whatIsNotLearntSaysNothingOfOthers() {
        Hosts apart = except(following(2, 0.2), HOURS, 100, 160);
        DetectorRule excepted = new DetectorRule(
                0,
                true,
                true,
                List.of(new RuleScope("host", true, List.of("h001"))),
                List.of(new RuleCondition("actual", "gt", 150)));

        assertThat(lastUnder(excepted, apart)).isEmpty();
        assertThat(last(mean().multivariate(), apart, 1))
                .extracting(AnomalyRecord::byFieldValue)
                .contains("h000", "h001");
    }

    private static DetectorRule rule(
            boolean skipResult, boolean skipUpdate, String subject, String operator, double value) {
        return new DetectorRule(
                0, skipResult, skipUpdate, List.of(), List.of(new RuleCondition(subject, operator, value)));
    }

    private static List<AnomalyRecord> lastUnder(DetectorRule rule, Hosts hosts) {
        JobUnderTest job = mean().multivariate();
        job.obey(START + HOURS * HOUR, new Rules(List.of(rule), List.of()));
        return last(job, hosts, 1);
    }

    @Test
    void whoIsForgottenIsNoPartnerAnyMore() {
        Hosts leaving = (hour, random) -> {
            double[] values = following(2, 0.2).at(hour, random);
            values[1] = hour > 800 ? Double.NaN : values[1];
            return values;
        };
        JobUnderTest together = mean().multivariate().pruneWindow(2 * DAY);

        List<Bucket> buckets = analysed(together, leaving, 1, HOURS);

        assertThat(buckets).hasSize(HOURS);
        assertThat(together.analysis().modelSize().totalByFieldCount()).isEqualTo(1);
        JobUnderTest alone = mean().pruneWindow(2 * DAY);
        analysed(alone, leaving, 1, HOURS);
        assertThat(together.analysis().modelSize().modelBytes()
                        - alone.analysis().modelSize().modelBytes())
                .isBetween(500L, 700L);
    }

    @Test
    void whatItTakesIsCountedAndNothingNewIsFoundWhenMemoryIsShort() {
        JobUnderTest alone = mean();
        JobUnderTest together = mean().multivariate();
        JobUnderTest shortOfMemory = mean().multivariate().memoryLimit(20_000);
        for (JobUnderTest job : List.of(alone, together, shortOfMemory)) {
            analysed(job, following(4, 0.2), 1, HOURS);
        }
        long bytes = alone.analysis().modelSize().modelBytes();

        assertThat(together.analysis().modelSize().modelBytes() - bytes).isBetween(4 * 2_000L, 4 * 2_800L);
        assertThat(shortOfMemory.analysis().modelSize().memoryStatus()).isEqualTo("soft_limit");
        assertThat(shortOfMemory.analysis().modelSize().modelBytes() - bytes).isBetween(4 * 500L, 4 * 700L);
    }

    @Test
    void interimResultsOfABucketThatStillGrowsAreThoseOfEachByItself() {
        JobUnderTest together = mean().multivariate();
        JobUnderTest alone = mean();
        for (JobUnderTest job : List.of(together, alone)) {
            analysed(job, following(2, 0.2), 1, HOURS);
            job.add(START + HOURS * HOUR, Map.of("host", "h000", "v", 160));
            job.add(START + HOURS * HOUR, Map.of("host", "h001", "v", 100));
        }

        List<AnomalyRecord> interim = JobUnderTest.records(together.analysis().interim(START, Long.MAX_VALUE));

        assertThat(interim)
                .hasSize(1)
                .isEqualTo(JobUnderTest.records(alone.analysis().interim(START, Long.MAX_VALUE)));
    }

    @Test
    void interimResultsOfABucketThatIsOverAreThoseThatFollow() {
        JobUnderTest job = mean().multivariate().latency(2 * HOUR);
        feed(job, except(following(2, 0.2), HOURS - 2, 108, 92), 1, HOURS);
        job.add(START + HOURS * HOUR, Map.of("host", "h000", "v", 100));

        Bucket interim = JobUnderTest.at(job.analysis().interim(START, Long.MAX_VALUE), START + (HOURS - 2) * HOUR);
        Bucket later = JobUnderTest.at(job.finishedBy(START + (HOURS + 4) * HOUR), START + (HOURS - 2) * HOUR);

        assertThat(interim.records()).hasSize(2).isEqualTo(later.records());
    }

    @Test
    void savingAndRestoringAfterEachBucketChangesNothing() {
        Hosts hosts = (hour, random) -> {
            double[] values = following(7, 0.25).at(hour, random);
            for (int i = 0; i < values.length; i++) {
                values[i] = random.nextInt(30) == 0 || (i > 4 && hour % 400 > 300) ? Double.NaN : values[i];
                values[i] += random.nextInt(200) == 0 ? 15 : 0;
            }
            return values;
        };
        JobUnderTest undisturbed = mean().multivariate().pruneWindow(3 * DAY);
        JobUnderTest interrupted = mean().multivariate().pruneWindow(3 * DAY);
        Random first = new Random(9);
        Random second = new Random(9);
        int told = 0;
        for (int hour = 0; hour < HOURS; hour++) {
            add(undisturbed, hour, hosts.at(hour, first));
            add(interrupted, hour, hosts.at(hour, second));
            interrupted.saveAndRestore();

            List<Bucket> expected = undisturbed.analysis().takeFinished();
            assertThat(interrupted.analysis().takeFinished())
                    .as("hour %s", hour)
                    .isEqualTo(expected);
            told += (int) JobUnderTest.records(expected).stream()
                    .filter(record -> record.correlatedByFieldValue() != null)
                    .count();
        }

        assertThat(told).isGreaterThan(20);
        assertThat(interrupted.state()).isEqualTo(undisturbed.state());
        assertThat(interrupted.analysis().modelSize())
                .isEqualTo(undisturbed.analysis().modelSize());
    }

    /** Twenty loads, each of which ten hosts follow. */
    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3})
    void amongHundredsThoseThatFollowTheSameLoadFindEachOther(int seed) {
        Hosts clusters = (hour, random) -> {
            double[] values = new double[200];
            double load = 0;
            for (int host = 0; host < values.length; host++) {
                load = host % 10 == 0 ? random.nextGaussian() : load;
                values[host] = 100 + 5 * (load + 0.2 * random.nextGaussian());
            }
            values[33] -= hour == HOURS ? 15 : 0;
            return values;
        };

        List<Bucket> buckets = analysed(mean().multivariate(), clusters, seed, HOURS + 1);

        AnomalyRecord parted =
                of("h033", JobUnderTest.at(buckets, START + HOURS * HOUR).records());
        assertThat(parted.recordScore()).isGreaterThan(25);
        assertThat(JobUnderTest.records(buckets))
                .filteredOn(record -> record.correlatedByFieldValue() != null)
                .contains(parted)
                .allSatisfy(record ->
                        assertThat(cluster(record.correlatedByFieldValue())).isEqualTo(cluster(record.byFieldValue())));
    }

    private static String cluster(@Nullable String host) {
        return Objects.requireNonNull(host).substring(0, 3);
    }

    /** Of a thousand hosts all but the first and the last have stopped at once. */
    @Test
    void partnersInDifferentPartsOfTheStateFindEachOtherAgain() {
        int hosts = 1_010;
        JobUnderTest undisturbed = mean().multivariate();
        JobUnderTest interrupted = mean().multivariate();
        List<Bucket> expected = new ArrayList<>();
        List<Bucket> actual = new ArrayList<>();
        for (JobUnderTest job : List.of(undisturbed, interrupted)) {
            Random random = new Random(1);
            for (int host = 0; host < hosts; host++) {
                add(job, 0, host, 100);
            }
            Hosts two = except(following(2, 0.2), HOURS, 108, 92);
            for (int hour = 1; hour <= HOURS; hour++) {
                double[] values = two.at(hour, random);
                add(job, hour, 0, values[0]);
                add(job, hour, hosts - 1, values[1]);
                if (job == interrupted && hour % 300 == 0) {
                    job.saveAndRestore();
                }
                (job == interrupted ? actual : expected).addAll(job.finishedBy(START + hour * HOUR));
            }
            (job == interrupted ? actual : expected).addAll(job.finishedBy(START + (HOURS + 1) * HOUR));
        }

        assertThat(actual).isEqualTo(expected);
        assertThat(of("h000", JobUnderTest.at(expected, START + HOURS * HOUR).records())
                        .correlatedByFieldValue())
                .isEqualTo("h1009");
        assertThat(interrupted.state()).isEqualTo(undisturbed.state());
    }

    @Test
    void theOrderInWhichRecordsArriveDoesNotMatter() {
        JobUnderTest forwards = mean().multivariate().latency(HOUR);
        JobUnderTest backwards = mean().multivariate().latency(HOUR);
        Random random = new Random(3);
        for (int hour = 0; hour < HOURS; hour++) {
            double[] values = following(5, 0.2).at(hour, random);
            for (int host = 0; host < 5; host++) {
                add(forwards, hour, host, values[host]);
                add(backwards, hour, 4 - host, values[4 - host]);
            }
        }

        assertThat(forwards.finishedBy(START + HOURS * HOUR)).isEqualTo(backwards.finishedBy(START + HOURS * HOUR));
    }

    private static JobUnderTest mean() {
        return job("mean");
    }

    private static JobUnderTest job(String function) {
        return new JobUnderTest().detector(function, "v", "host", null);
    }

    /** Records of the hour after all others. */
    private static List<AnomalyRecord> last(JobUnderTest job, Hosts hosts, int seed) {
        return JobUnderTest.at(analysed(job, hosts, seed, HOURS + 1), START + HOURS * HOUR)
                .records();
    }

    private static List<Bucket> analysed(JobUnderTest job, Hosts hosts, int seed, int hours) {
        feed(job, hosts, seed, hours);
        return job.finishedBy(START + hours * HOUR);
    }

    private static void feed(JobUnderTest job, Hosts hosts, int seed, int hours) {
        Random random = new Random(seed);
        for (int hour = 0; hour < hours; hour++) {
            add(job, hour, hosts.at(hour, random));
        }
    }

    private static void add(JobUnderTest job, int hour, double[] values) {
        for (int host = 0; host < values.length; host++) {
            add(job, hour, host, values[host]);
        }
    }

    private static void add(JobUnderTest job, int hour, int host, double value) {
        if (!Double.isNaN(value)) {
            job.add(START + hour * HOUR, Map.of("host", "h%03d".formatted(host), "v", value));
        }
    }

    private static Explanation why(AnomalyRecord record) {
        return Objects.requireNonNull(record.explanation());
    }

    private static AnomalyRecord of(String host, List<AnomalyRecord> records) {
        return records.stream()
                .filter(record -> host.equals(record.byFieldValue()))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no record of " + host));
    }
}
