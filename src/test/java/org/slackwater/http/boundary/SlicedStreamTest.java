package org.slackwater.http.boundary;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SlicedStreamTest {
    private static final int OFFSET = 3;

    @ParameterizedTest
    @ValueSource(
            ints = {
                0,
                1,
                SlicedStream.SLICE - 1,
                SlicedStream.SLICE,
                SlicedStream.SLICE + 1,
                10 * SlicedStream.SLICE + 7
            })
    void whatIsLongIsWrittenWholeAndInSlices(int length) throws IOException {
        byte[] bytes = new byte[OFFSET + length + 5];
        new SplittableRandom(length).nextBytes(bytes);
        List<Integer> writes = new ArrayList<>();
        ByteArrayOutputStream written = new ByteArrayOutputStream() {
            @Override
            public synchronized void write(byte[] some, int offset, int count) {
                writes.add(count);
                super.write(some, offset, count);
            }
        };

        try (SlicedStream sliced = new SlicedStream(written)) {
            sliced.write(bytes, OFFSET, length);
        }

        assertThat(written.toByteArray()).isEqualTo(Arrays.copyOfRange(bytes, OFFSET, OFFSET + length));
        assertThat(writes).allMatch(count -> count <= SlicedStream.SLICE);
    }
}
