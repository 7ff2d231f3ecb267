package org.slackwater.analysis;

import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.fail;

import java.util.Arrays;
import java.util.Random;
import java.util.function.IntFunction;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.slackwater.analysis.control.AnalysisEngine;
import org.slackwater.analysis.control.UnknownStateException;

class DamagedStateTest {
    private static final IntFunction<byte[]> NO_PARTS = part -> {
        throw new AssertionError("part " + part + " is asked for");
    };
    private static byte[] state = {};

    @BeforeAll
    static void save() {
        JobUnderTest job = RecordedStream.job();
        RecordedStream.of(1, 4_000).forEach(job::add);
        state = job.analysis().save(part -> fail("so few series are in the head"));
    }

    @Test
    void everyChangedByteIsNoticed() {
        Random random = new Random(3);
        for (int i = 0; i < 300; i++) {
            byte[] damaged = state.clone();
            int place = i < 16 ? i : random.nextInt(state.length);
            damaged[place] ^= (byte) (1 << random.nextInt(8));

            assertThatThrownBy(() -> AnalysisEngine.restore(RecordedStream.job().spec(), damaged, NO_PARTS))
                    .as("byte %s", place)
                    .isInstanceOf(UnknownStateException.class);
        }
    }

    @Test
    void aStateCutOffIsNoticed() {
        for (int length : new int[] {0, 3, 8, 15, 16, 17, state.length / 2, state.length - 1}) {
            byte[] cut = Arrays.copyOf(state, length);

            assertThatThrownBy(() -> AnalysisEngine.restore(RecordedStream.job().spec(), cut, NO_PARTS))
                    .as("length %s", length)
                    .isInstanceOf(UnknownStateException.class);
        }
    }

    @Test
    void theStateOfAnotherVersionIsRefusedByItsNumber() {
        byte[] newer = state.clone();
        newer[7] = 99;

        assertThatThrownBy(() -> AnalysisEngine.restore(RecordedStream.job().spec(), newer, NO_PARTS))
                .isInstanceOf(UnknownStateException.class)
                .hasMessageContaining("99");
    }

    @Test
    void theStateOfAJobWithOtherDetectorsIsRefused() {
        assertThatThrownBy(() ->
                        AnalysisEngine.restore(JobUnderTest.of("count", null).spec(), state, NO_PARTS))
                .isInstanceOf(UnknownStateException.class)
                .hasMessageContaining("other detectors");
    }
}
