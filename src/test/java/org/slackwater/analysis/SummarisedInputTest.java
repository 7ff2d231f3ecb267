package org.slackwater.analysis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.slackwater.analysis.JobUnderTest.HOUR;
import static org.slackwater.analysis.JobUnderTest.START;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.slackwater.analysis.entity.AnomalyRecord;
import org.slackwater.analysis.entity.Bucket;

class SummarisedInputTest {
    private static final int HOURS = 240;
    private static final long UNUSUAL_HOUR = START + HOURS * HOUR;

    @ParameterizedTest(name = "{0} is {1}")
    @CsvSource({"count, 300", "mean, 40", "sum, 110", "min, 10", "max, 100"})
    void aRecordStandsForAsManyAsItSays(String function, double actual) {
        JobUnderTest job = JobUnderTest.of(function, function.equals("count") ? null : "value")
                .summarisedBy("docs");
        for (int hour = 0; hour < HOURS; hour++) {
            job.add(START + hour * HOUR, summary(2, 1 + hour % 2));
        }
        job.add(UNUSUAL_HOUR, summary(100, 100));
        job.add(UNUSUAL_HOUR, summary(10, 200));

        List<Bucket> buckets = job.finishedBy(UNUSUAL_HOUR + HOUR);

        List<AnomalyRecord> records = JobUnderTest.at(buckets, UNUSUAL_HOUR).records();
        assertThat(records).hasSize(1);
        assertThat(records.get(0).actual().get(0)).isEqualTo(actual);
    }

    @Test
    void aRecordWithoutItsCountIsProcessedButStandsForNothing() {
        JobUnderTest job = JobUnderTest.of("count", null).summarisedBy("docs");
        job.add(START, Map.of("docs", 5));
        job.add(START, Map.of("value", 5));
        job.add(START, Map.of("docs", "many"));
        job.add(START, Map.of("docs", -3));
        job.add(START, Map.of("docs", 0));

        List<Bucket> buckets = job.finishedBy(START + HOUR);

        assertThat(buckets).extracting(Bucket::eventCount).containsExactly(5L);
        assertThat(job.analysis().counts().processedRecordCount()).isEqualTo(5);
        assertThat(job.analysis().counts().missingFieldCount()).isEqualTo(2);
    }

    private static Map<String, Object> summary(double value, double documents) {
        return Map.of("value", value, "docs", documents);
    }
}
