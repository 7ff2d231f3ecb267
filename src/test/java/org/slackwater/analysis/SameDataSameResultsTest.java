package org.slackwater.analysis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.slackwater.analysis.JobUnderTest.DAY;
import static org.slackwater.analysis.JobUnderTest.HOUR;
import static org.slackwater.analysis.JobUnderTest.START;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.slackwater.analysis.entity.Bucket;
import org.slackwater.analysis.entity.DetectorRule;
import org.slackwater.analysis.entity.PlotTerms;
import org.slackwater.analysis.entity.RuleCondition;
import org.slackwater.analysis.entity.RuleScope;
import org.slackwater.analysis.entity.Rules;
import org.slackwater.analysis.entity.ScheduledEvent;

class SameDataSameResultsTest {
    private static final int LENGTH = 6_000;
    private static final Rules PLOTTED = new Rules(List.of(), List.of(), PlotTerms.ALL);

    @Test
    void theStreamIsWorthComparing() {
        JobUnderTest job = RecordedStream.job();

        List<Bucket> buckets = analysed(job, 1, Set.of());

        assertThat(JobUnderTest.records(buckets)).hasSizeGreaterThan(50);
        assertThat(buckets).anyMatch(bucket -> !bucket.influencers().isEmpty());
        assertThat(job.analysis().counts().outOfOrderTimestampCount()).isPositive();
        assertThat(job.analysis().counts().emptyBucketCount()).isPositive();
        assertThat(job.analysis().counts().missingFieldCount()).isPositive();
    }

    @Test
    void theSameDataTwiceGivesTheSameBucketsCountsAndState() {
        JobUnderTest first = RecordedStream.job();
        JobUnderTest second = RecordedStream.job();

        assertThat(analysed(first, 1, Set.of())).isEqualTo(analysed(second, 1, Set.of()));
        assertThat(first.analysis().counts()).isEqualTo(second.analysis().counts());
        assertThat(first.state()).isEqualTo(second.state());
    }

    @ParameterizedTest
    @ValueSource(longs = {11, 12, 13})
    void savingAndRestoringAnywhereChangesNothing(long seed) {
        JobUnderTest undisturbed = RecordedStream.job();
        JobUnderTest interrupted = RecordedStream.job();
        Set<Integer> places = places(new Random(seed));

        List<Bucket> expected = analysed(undisturbed, seed, Set.of());
        List<Bucket> actual = analysed(interrupted, seed, places);

        assertThat(actual).as("restored at %s", places).isEqualTo(expected);
        assertThat(interrupted.analysis().counts())
                .isEqualTo(undisturbed.analysis().counts());
        assertThat(interrupted.analysis().modelSize())
                .isEqualTo(undisturbed.analysis().modelSize());
    }

    @Test
    void bucketsNotFetchedYetSurviveARestore() {
        JobUnderTest undisturbed = RecordedStream.job();
        JobUnderTest interrupted = RecordedStream.job();
        undisturbed.obey(START, PLOTTED);
        interrupted.obey(START, PLOTTED);
        RecordedStream.of(5, 2_000).forEach(undisturbed::add);
        RecordedStream.of(5, 2_000).forEach(interrupted::add);

        interrupted.saveAndRestore();

        assertThat(interrupted.analysis().finishedCount()).isPositive();
        assertThat(interrupted.analysis().takeFinished())
                .isEqualTo(undisturbed.analysis().takeFinished());
        assertThat(interrupted.analysis().finishedCount()).isZero();
    }

    @Test
    void interimResultsAreTheSameAfterARestore() {
        JobUnderTest undisturbed = RecordedStream.job();
        JobUnderTest interrupted = RecordedStream.job();
        RecordedStream.of(6, 3_000).forEach(undisturbed::add);
        RecordedStream.of(6, 3_000).forEach(interrupted::add);

        interrupted.saveAndRestore();

        assertThat(interrupted.analysis().interim(START, Long.MAX_VALUE))
                .isNotEmpty()
                .isEqualTo(undisturbed.analysis().interim(START, Long.MAX_VALUE));
    }

    @Test
    void rulesAndEventsAreObeyedTheSameAfterARestore() {
        JobUnderTest undisturbed = RecordedStream.job();
        JobUnderTest interrupted = RecordedStream.job();
        Rules rules = new Rules(
                List.of(new DetectorRule(
                        4,
                        true,
                        true,
                        List.of(new RuleScope("clerk", true, List.of("a*"))),
                        List.of(new RuleCondition("diff_from_typical", "gt", 20)))),
                List.of(new ScheduledEvent("e", "sale", START + 2 * DAY, START + 3 * DAY, true, false, HOUR)),
                PlotTerms.ALL);
        undisturbed.obey(START + DAY, rules);
        interrupted.obey(START + DAY, rules);

        List<Bucket> expected = analysed(undisturbed, 4, Set.of());
        List<Bucket> actual = analysed(interrupted, 4, places(new Random(4)));

        assertThat(expected).isNotEqualTo(analysed(RecordedStream.job(), 4, Set.of()));
        assertThat(expected).anyMatch(bucket -> !bucket.scheduledEvents().isEmpty());
        assertThat(expected).anyMatch(bucket -> !bucket.modelPlots().isEmpty());
        assertThat(actual).isEqualTo(expected);
        assertThat(interrupted.state()).isEqualTo(undisturbed.state());
    }

    @Test
    void plotsAreTheSameAfterARestoreAndChangeNothingElse() {
        JobUnderTest plain = RecordedStream.job();
        JobUnderTest undisturbed = RecordedStream.job();
        JobUnderTest interrupted = RecordedStream.job();
        undisturbed.obey(START + DAY, PLOTTED);
        interrupted.obey(START + DAY, PLOTTED);

        List<Bucket> expected = analysed(undisturbed, 7, Set.of());
        List<Bucket> actual = analysed(interrupted, 7, places(new Random(7)));

        assertThat(expected.stream().mapToInt(bucket -> bucket.modelPlots().size()))
                .anyMatch(plots -> plots > 20);
        assertThat(actual).isEqualTo(expected);
        assertThat(expected)
                .usingRecursiveComparison()
                .ignoringFields("modelPlots")
                .isEqualTo(analysed(plain, 7, Set.of()));
        assertThat(undisturbed.state()).isEqualTo(plain.state());
        assertThat(interrupted.state()).isEqualTo(plain.state());
    }

    private static Set<Integer> places(Random random) {
        Set<Integer> places = new TreeSet<>();
        // Early ones meet models that say nothing yet, neighbours a state saved twice.
        places.add(random.nextInt(50));
        places.add(random.nextInt(1_000));
        for (int i = 0; i < 8; i++) {
            int place = random.nextInt(LENGTH - 1);
            places.add(place);
            places.add(place + 1);
        }
        return places;
    }

    private static List<Bucket> analysed(JobUnderTest job, long seed, Set<Integer> restoredAfter) {
        List<Bucket> buckets = new ArrayList<>();
        List<TimedRecord> records = RecordedStream.of(seed, LENGTH);
        for (int i = 0; i < records.size(); i++) {
            job.add(records.get(i));
            if (restoredAfter.contains(i)) {
                job.saveAndRestore();
            }
            buckets.addAll(job.analysis().takeFinished());
        }
        return buckets;
    }
}
