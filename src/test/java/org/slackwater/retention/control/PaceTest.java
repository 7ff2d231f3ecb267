package org.slackwater.retention.control;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class PaceTest {
    @Test
    void stepsFollowOneAnotherNoFasterThanIsAskedFor() throws InterruptedException {
        Pace pace = Pace.of(20, -1);
        long begin = System.nanoTime();

        for (int step = 0; step < 5; step++) {
            assertThat(pace.next()).isTrue();
        }

        assertThat(System.nanoTime() - begin).isGreaterThanOrEqualTo(4 * 50_000_000L);
    }

    @Test
    void itEndsAtOnceWhenTheNextStepWouldBeTooLate() throws InterruptedException {
        Pace pace = Pace.of(1e-300, 60_000);

        assertThat(pace.next()).isTrue();
        assertThat(pace.next()).isFalse();
        assertThat(Pace.of(-1, 0).next()).isFalse();
    }
}
