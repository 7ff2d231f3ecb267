package org.slackwater.analysis.control;

import static org.assertj.core.api.Assertions.assertThat;

import com.amazon.randomcutforest.state.ExecutionContext;
import com.amazon.randomcutforest.state.RandomCutForestState;
import com.amazon.randomcutforest.state.sampler.CompactSamplerState;
import com.amazon.randomcutforest.state.store.NodeStoreState;
import com.amazon.randomcutforest.state.store.PointStoreState;
import com.amazon.randomcutforest.state.tree.CompactRandomCutTreeState;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class StateObjectsTest {
    /** When this fails, the library has changed its state: raise {@link StateHeader#VERSION}, then the number here. */
    @Test
    void theStateOfTheForestHasTheFieldsOfTheKnownVersion() {
        String layout = Stream.of(
                        RandomCutForestState.class,
                        ExecutionContext.class,
                        PointStoreState.class,
                        CompactSamplerState.class,
                        CompactRandomCutTreeState.class,
                        NodeStoreState.class)
                .map(type -> type.getSimpleName() + StateObjects.layout(type))
                .reduce("", String::concat);

        assertThat(StateHeader.VERSION).isEqualTo(5);
        assertThat(Hash.of(layout)).as(layout).isEqualTo(299801577515901000L);
    }

    @Test
    void aRestoredForestScoresAsTheSavedOneWould() throws IOException {
        Random random = new Random(4);
        Shape undisturbed = new Shape(9);
        Shape restored = new Shape(9);
        for (int i = 0; i < 3_000; i++) {
            double deviation = random.nextGaussian() + (random.nextInt(50) == 0 ? 6 : 0);
            assertThat(restored.learn(deviation)).as("value %s", i).isEqualTo(undisturbed.learn(deviation));
            if (i % 293 == 0) {
                restored = copy(restored);
            }
        }
    }

    private static Shape copy(Shape shape) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        shape.write(new DataOutputStream(bytes));
        Shape copy = new Shape(0);
        copy.read(new DataInputStream(new ByteArrayInputStream(bytes.toByteArray())));
        return copy;
    }
}
