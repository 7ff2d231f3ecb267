package org.slackwater.analysis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.slackwater.analysis.JobUnderTest.HOUR;
import static org.slackwater.analysis.JobUnderTest.START;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.slackwater.analysis.control.AnalysisEngine;
import org.slackwater.analysis.control.UnknownStateException;
import org.slackwater.analysis.entity.Bucket;
import org.slackwater.analysis.entity.DetectorRule;
import org.slackwater.analysis.entity.RuleCondition;
import org.slackwater.analysis.entity.Rules;

/** The state of a job with so many series that it is saved in parts. */
class ManySeriesTest {
    private static final int SERIES = 3_500;

    @Test
    void isTheSameAfterItWasSavedInPartsAndRestored() {
        JobUnderTest undisturbed = job();
        JobUnderTest interrupted = job();
        for (int hour = 0; hour < 40; hour++) {
            everyone(undisturbed, hour);
            everyone(interrupted, hour);
            if (hour % 7 == 0) {
                interrupted.saveAndRestore();
            }

            assertThat(interrupted.analysis().takeFinished())
                    .isEqualTo(undisturbed.analysis().takeFinished());
        }

        assertThat(pieces(undisturbed)).hasSize(1 + 3);
        assertThat(interrupted.state()).isEqualTo(undisturbed.state());
        assertThat(interrupted.analysis().modelSize())
                .isEqualTo(undisturbed.analysis().modelSize());
    }

    @Test
    void changesInThePartsOfThoseSeriesAloneThatHadSomething() {
        JobUnderTest job = job();
        everyone(job, 0);
        job.analysis().advanceTo(START + HOUR);
        List<byte[]> before = pieces(job);

        add(job, 1, 2_500);
        job.analysis().advanceTo(START + 2 * HOUR);

        List<byte[]> after = pieces(job);
        assertThat(IntStream.range(0, 3).filter(part -> !Arrays.equals(before.get(part), after.get(part))))
                .containsExactly(1);
    }

    @Test
    void seriesThatWereForgottenLeaveRoomInTheirParts() {
        JobUnderTest undisturbed = job().pruneWindow(3 * HOUR);
        JobUnderTest interrupted = job().pruneWindow(3 * HOUR);
        for (JobUnderTest job : List.of(undisturbed, interrupted)) {
            everyone(job, 0);
            for (int hour = 1; hour < 8; hour++) {
                add(job, hour, 3_000);
            }
        }

        interrupted.saveAndRestore();
        everyone(undisturbed, 8);
        everyone(interrupted, 8);

        assertThat(interrupted.state()).isEqualTo(undisturbed.state());
    }

    @Test
    void aPartInThePlaceOfAnotherIsNoticed() {
        JobUnderTest job = job();
        everyone(job, 0);
        List<byte[]> parts = new ArrayList<>();
        byte[] head = job.analysis().save(parts::add);
        Collections.swap(parts, 0, 1);

        assertThatThrownBy(() -> AnalysisEngine.restore(job.spec(), head, parts::get))
                .isInstanceOf(UnknownStateException.class)
                .hasMessageContaining("places");
    }

    @Test
    void aDamagedPartIsNoticed() {
        JobUnderTest job = job();
        everyone(job, 0);
        List<byte[]> parts = new ArrayList<>();
        byte[] head = job.analysis().save(parts::add);
        byte[] damaged = parts.get(1);
        damaged[damaged.length - 1] ^= 1;

        assertThatThrownBy(() -> AnalysisEngine.restore(job.spec(), head, parts::get))
                .isInstanceOf(UnknownStateException.class)
                .hasMessageContaining("damaged");
    }

    @Test
    void judgedByManyThreadsTheyAreFoundTheSame() {
        ExecutorService pool = Executors.newFixedThreadPool(3);
        try {
            JobUnderTest alone = job().influencedBy("host");
            JobUnderTest shared = job().influencedBy("host");
            shared.analysis().shareWith(pool, 4);
            Rules rules = new Rules(
                    List.of(new DetectorRule(
                            0, false, true, List.of(), List.of(new RuleCondition("actual", "gt", 580)))),
                    List.of());
            for (JobUnderTest job : List.of(alone, shared)) {
                job.obey(START, rules);
            }
            List<Bucket> found = new ArrayList<>();
            for (int hour = 0; hour < 60; hour++) {
                everyone(alone, hour);
                everyone(shared, hour);
                if (hour > 50) {
                    add(alone, hour, 10 * hour, 900);
                    add(shared, hour, 10 * hour, 900);
                }

                assertThat(shared.analysis().interim(START, START + 100 * HOUR))
                        .isEqualTo(alone.analysis().interim(START, START + 100 * HOUR));
                List<Bucket> finished = shared.analysis().takeFinished();
                assertThat(finished).isEqualTo(alone.analysis().takeFinished());
                found.addAll(finished);
            }

            assertThat(JobUnderTest.records(found)).isNotEmpty();
            assertThat(shared.state()).isEqualTo(alone.state());
        } finally {
            pool.shutdownNow();
        }
    }

    private static JobUnderTest job() {
        return new JobUnderTest().detector("mean", "v", null, "host");
    }

    /** Parts first, the head at the end. */
    private static List<byte[]> pieces(JobUnderTest job) {
        List<byte[]> pieces = new ArrayList<>();
        pieces.add(job.analysis().save(pieces::add));
        return pieces;
    }

    private static void everyone(JobUnderTest job, int hour) {
        for (int i = 0; i < SERIES; i++) {
            add(job, hour, i);
        }
    }

    private static void add(JobUnderTest job, int hour, int host) {
        add(job, hour, host, 100 + (31 * hour + 17 * host) % 13);
    }

    private static void add(JobUnderTest job, int hour, int host, int value) {
        job.add(START + hour * HOUR, Map.of("host", "host-" + host, "v", value));
    }
}
