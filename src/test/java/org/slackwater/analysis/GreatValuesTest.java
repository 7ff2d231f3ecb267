package org.slackwater.analysis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.slackwater.analysis.JobUnderTest.DAY;
import static org.slackwater.analysis.JobUnderTest.HOUR;
import static org.slackwater.analysis.JobUnderTest.START;

import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.slackwater.analysis.entity.AnomalyRecord;

/** Values near the greatest numbers, whose squares there are none of, leave every score a number. */
class GreatValuesTest {
    @ParameterizedTest
    @CsvSource({
        "mean, 1e308",
        "mean, -1e308",
        "mean, 1e200",
        "mean, 1e150",
        "median, 1e308",
        "sum, 1e308",
        "max, 1.7e308",
        "varp, 1e200",
        "high_mean, 1e308",
        "low_mean, 1e160"
    })
    void everyScoreIsANumber(String function, double great) {
        JobUnderTest job = JobUnderTest.of(function, "value");
        Random random = new Random(5);

        for (long time = START; time < START + 30 * DAY; time += HOUR / 4) {
            job.add(
                    time,
                    "value",
                    odd(random) ? great * random.nextDouble() * (random.nextInt(3) - 1) : random.nextGaussian());
        }

        assertThat(job.finishedBy(START + 30 * DAY)).isNotEmpty().allSatisfy(bucket -> {
            assertThat(bucket.anomalyScore()).isFinite();
            assertThat(bucket.records()).flatExtracting(AnomalyRecord::typical).allMatch(Double::isFinite);
        });
    }

    private static boolean odd(Random random) {
        return random.nextInt(200) == 0;
    }
}
