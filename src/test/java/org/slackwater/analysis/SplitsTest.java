package org.slackwater.analysis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.slackwater.analysis.JobUnderTest.HOUR;
import static org.slackwater.analysis.JobUnderTest.MINUTE;
import static org.slackwater.analysis.JobUnderTest.START;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.slackwater.analysis.entity.AnomalyRecord;
import org.slackwater.analysis.entity.ModelSize;

class SplitsTest {
    private static final int HOURS = 240;
    private static final long UNUSUAL_HOUR = START + HOURS * HOUR;
    private static final Map<String, Double> LEVELS = Map.of("north", 10.0, "south", 1000.0);

    @Test
    void whatIsUsualForOneValueIsUnusualForAnother() {
        JobUnderTest job = usual(new JobUnderTest().detector("mean", "amount", "shop", "chain"));
        job.add(UNUSUAL_HOUR, order("a", "north", 1000));
        job.add(UNUSUAL_HOUR, order("a", "south", 1000));
        job.add(UNUSUAL_HOUR, order("b", "north", 10));

        List<AnomalyRecord> records = JobUnderTest.records(job.finishedBy(UNUSUAL_HOUR + HOUR));

        assertThat(records).hasSize(1);
        assertThat(records.get(0).partitionFieldName()).isEqualTo("chain");
        assertThat(records.get(0).partitionFieldValue()).isEqualTo("a");
        assertThat(records.get(0).byFieldName()).isEqualTo("shop");
        assertThat(records.get(0).byFieldValue()).isEqualTo("north");
        assertThat(records.get(0).actual()).containsExactly(1000.0);
    }

    @Test
    void everyCombinationIsASeriesAndEveryValueIsCountedOnce() {
        JobUnderTest job = usual(new JobUnderTest().detector("mean", "amount", "shop", "chain"));

        ModelSize size = job.analysis().modelSize();

        assertThat(size.totalByFieldCount()).isEqualTo(2);
        assertThat(size.totalPartitionFieldCount()).isEqualTo(2);
        assertThat(size.totalOverFieldCount()).isZero();
        assertThat(size.modelBytes()).isGreaterThan(4 * 1000);
    }

    @Test
    void aValueThatStopsComingIsAnEmptySeriesForCounts() {
        JobUnderTest job = usual(new JobUnderTest().detector("count", null, "shop", null));
        for (int i = 0; i < 6; i++) {
            job.add(UNUSUAL_HOUR + i, order("a", "north", 10));
        }

        List<AnomalyRecord> records = JobUnderTest.records(job.finishedBy(UNUSUAL_HOUR + HOUR));

        assertThat(records).hasSize(1);
        assertThat(records.get(0).byFieldValue()).isEqualTo("south");
        assertThat(records.get(0).actual()).containsExactly(0.0);
    }

    @Test
    void aRecordWithoutTheSplittingFieldBelongsToNoSeries() {
        JobUnderTest job = usual(new JobUnderTest().detector("max", "amount", "shop", null));
        job.add(UNUSUAL_HOUR, "amount", 1e6);

        assertThat(JobUnderTest.records(job.finishedBy(UNUSUAL_HOUR + HOUR))).isEmpty();
        assertThat(job.analysis().modelSize().totalByFieldCount()).isEqualTo(2);
    }

    @Test
    void withUseNullAMissingSplittingFieldIsAValueOfItsOwn() {
        JobUnderTest job = new JobUnderTest().detector("max", "amount", "shop", null, true);
        for (int hour = 0; hour < HOURS; hour++) {
            job.add(START + hour * HOUR, "amount", 5 + hour % 2);
        }
        job.add(UNUSUAL_HOUR, "amount", 1e6);

        List<AnomalyRecord> records = JobUnderTest.records(job.finishedBy(UNUSUAL_HOUR + HOUR));

        assertThat(records).hasSize(1);
        assertThat(records.get(0).byFieldName()).isEqualTo("shop");
        assertThat(records.get(0).byFieldValue()).isNull();
        assertThat(job.analysis().modelSize().totalByFieldCount()).isEqualTo(1);
    }

    /** Three orders an hour in each shop of each of two chains. */
    private static JobUnderTest usual(JobUnderTest job) {
        for (int hour = 0; hour < HOURS; hour++) {
            for (int i = 0; i < 3; i++) {
                long time = START + hour * HOUR + i * MINUTE;
                double factor = 1 + 0.05 * (hour % 3);
                LEVELS.forEach((shop, level) -> {
                    job.add(time, order("a", shop, level * factor));
                    job.add(time, order("b", shop, level * factor));
                });
            }
        }
        return job;
    }

    private static Map<String, Object> order(String chain, String shop, double amount) {
        return Map.of("chain", chain, "shop", shop, "amount", amount);
    }
}
