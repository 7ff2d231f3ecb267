package org.slackwater.analysis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.slackwater.analysis.JobUnderTest.DAY;
import static org.slackwater.analysis.JobUnderTest.HOUR;
import static org.slackwater.analysis.JobUnderTest.START;

import java.util.Comparator;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.slackwater.analysis.entity.Bucket;

/** Series without anomalies, and the same with one planted. */
class CleanSeriesTest {
    private static final int HOURS = 24 * 7 * 20;
    private static final int SEEDS = 3;
    private static final int PLANTED = HOURS * 3 / 4;

    enum Course {
        FLAT {
            @Override
            double at(int hour, Random noise) {
                return 100 + 5 * noise.nextGaussian();
            }
        },
        DAILY {
            @Override
            double at(int hour, Random noise) {
                return 100 + 50 * Math.sin(2 * Math.PI * hour / 24) + 5 * noise.nextGaussian();
            }
        },
        WEEKLY {
            @Override
            double at(int hour, Random noise) {
                return (hour / 24 % 7 < 2 ? 40 : 100)
                        + 30 * Math.sin(2 * Math.PI * hour / 24)
                        + 5 * noise.nextGaussian();
            }
        },
        LOUDER_BY_DAY {
            @Override
            double at(int hour, Random noise) {
                double level = 100 + 80 * Math.sin(2 * Math.PI * hour / 24);
                return level * (1 + 0.1 * noise.nextGaussian());
            }
        },
        RISING {
            @Override
            double at(int hour, Random noise) {
                return 0.01 * hour + 5 * noise.nextGaussian();
            }
        },
        SHIFTS {
            @Override
            double at(int hour, Random noise) {
                return (hour % 24 < 8 ? 10 : 100) + 5 * noise.nextGaussian();
            }
        };

        abstract double at(int hour, Random noise);
    }

    @ParameterizedTest
    @EnumSource
    void aSeriesWithoutAnomaliesHardlyEverScoresHigh(Course course) {
        for (int seed = 0; seed < SEEDS; seed++) {
            List<Bucket> buckets = analysed(course, seed, 0);

            assertThat(scoresAbove(75, buckets)).as("%s, seed %s", course, seed).isZero();
            assertThat(scoresAbove(25, buckets)).as("%s, seed %s", course, seed).isLessThan(HOURS / 500);
        }
    }

    @ParameterizedTest
    @EnumSource
    void theFirstDaysRaiseNoAlarm(Course course) {
        for (int seed = 0; seed < SEEDS; seed++) {
            List<Bucket> firstDays = analysed(course, seed, 0).subList(0, (int) (4 * DAY / HOUR));

            assertThat(firstDays)
                    .as("%s, seed %s", course, seed)
                    .extracting(Bucket::anomalyScore)
                    .allMatch(score -> score < 25);
        }
    }

    @ParameterizedTest
    @EnumSource
    void aPlantedSpikeScoresHighestOfAll(Course course) {
        for (int seed = 0; seed < SEEDS; seed++) {
            List<Bucket> buckets = analysed(course, seed, 200);

            Bucket highest = buckets.stream()
                    .max(Comparator.comparingDouble(Bucket::anomalyScore))
                    .orElseThrow();
            assertThat(highest.timestamp()).as("%s, seed %s", course, seed).isEqualTo(START + PLANTED * HOUR);
            assertThat(highest.anomalyScore()).isGreaterThan(75);
        }
    }

    private static List<Bucket> analysed(Course course, int seed, double spike) {
        JobUnderTest job = JobUnderTest.of("mean", "value");
        Random noise = new Random(seed);
        for (int hour = 0; hour < HOURS; hour++) {
            job.add(START + hour * HOUR, "value", course.at(hour, noise) + (hour == PLANTED ? spike : 0));
        }
        return job.finishedBy(START + HOURS * HOUR);
    }

    private static long scoresAbove(double limit, List<Bucket> buckets) {
        return buckets.stream().filter(bucket -> bucket.anomalyScore() > limit).count();
    }
}
