package org.slackwater.analysis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.slackwater.analysis.JobUnderTest.HOUR;
import static org.slackwater.analysis.JobUnderTest.START;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.slackwater.analysis.entity.Bucket;
import org.slackwater.analysis.entity.BucketInfluencer;
import org.slackwater.analysis.entity.Influence;
import org.slackwater.analysis.entity.Influencer;

class InfluencersTest {
    private static final int HOURS = 240;
    private static final long UNUSUAL_HOUR = START + HOURS * HOUR;

    @Test
    void whoeverBroughtMostOfAnUnusualValueInfluencedIt() {
        JobUnderTest job = usual();
        job.add(UNUSUAL_HOUR, order("ann", 5_000));
        job.add(UNUSUAL_HOUR, order("bob", 10));

        Bucket bucket = JobUnderTest.at(job.finishedBy(UNUSUAL_HOUR + HOUR), UNUSUAL_HOUR);

        assertThat(bucket.records().get(0).influencers()).containsExactly(new Influence("clerk", List.of("ann")));
        assertThat(bucket.influencers())
                .extracting(Influencer::influencerFieldValue)
                .containsExactly("ann");
        assertThat(bucket.influencers().get(0).influencerScore()).isBetween(1.0, bucket.anomalyScore());
    }

    @Test
    void thoseWhoBroughtLikePartsAreNamedInTheOrderOfTheAlphabet() {
        JobUnderTest job = usual();
        job.add(UNUSUAL_HOUR, order("bob", 5_000));
        job.add(UNUSUAL_HOUR, order("ann", 5_000));

        Bucket bucket = JobUnderTest.at(job.finishedBy(UNUSUAL_HOUR + HOUR), UNUSUAL_HOUR);

        assertThat(bucket.records().get(0).influencers())
                .containsExactly(new Influence("clerk", List.of("ann", "bob")));
    }

    @Test
    void anUnusualBucketNamesTimeAndItsInfluencingFields() {
        JobUnderTest job = usual();
        job.add(UNUSUAL_HOUR, order("ann", 5_000));

        Bucket bucket = JobUnderTest.at(job.finishedBy(UNUSUAL_HOUR + HOUR), UNUSUAL_HOUR);

        assertThat(bucket.bucketInfluencers())
                .extracting(BucketInfluencer::influencerFieldName)
                .containsExactly("clerk", "bucket_time");
        assertThat(bucket.bucketInfluencers().get(1).anomalyScore()).isEqualTo(bucket.anomalyScore());
    }

    @Test
    void aUsualBucketHasNoInfluencers() {
        JobUnderTest job = usual();
        job.add(UNUSUAL_HOUR, order("ann", 10));
        job.add(UNUSUAL_HOUR, order("bob", 10));

        Bucket bucket = JobUnderTest.at(job.finishedBy(UNUSUAL_HOUR + HOUR), UNUSUAL_HOUR);

        assertThat(bucket.anomalyScore()).isZero();
        assertThat(bucket.records()).isEmpty();
        assertThat(bucket.influencers()).isEmpty();
    }

    private static JobUnderTest usual() {
        JobUnderTest job = JobUnderTest.of("sum", "amount").influencedBy("clerk");
        for (int hour = 0; hour < HOURS; hour++) {
            job.add(START + hour * HOUR, order("ann", 10 + hour % 2));
            job.add(START + hour * HOUR, order("bob", 10));
        }
        return job;
    }

    private static Map<String, Object> order(String clerk, double amount) {
        return Map.of("clerk", clerk, "amount", amount);
    }
}
