package org.slackwater.analysis.control;

import com.amazon.randomcutforest.RandomCutForest;
import com.amazon.randomcutforest.state.RandomCutForestMapper;
import com.amazon.randomcutforest.state.RandomCutForestState;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/**
 * A forest to bytes and back, by way of the library's own state objects. With trees, samplers and their seeds saved the
 * round trip is exact: the restored forest gives the very scores that the saved one would have given.
 */
final class ForestState {
    private ForestState() {}

    static void write(RandomCutForest forest, DataOutput out) throws IOException {
        StateObjects.write(mapper().toState(forest), out);
    }

    static RandomCutForest read(DataInput in) throws IOException {
        return mapper().toModel(StateObjects.read(RandomCutForestState.class, in));
    }

    private static RandomCutForestMapper mapper() {
        RandomCutForestMapper mapper = new RandomCutForestMapper();
        mapper.setSaveTreeStateEnabled(true);
        mapper.setSaveSamplerStateEnabled(true);
        mapper.setSaveCoordinatorStateEnabled(true);
        mapper.setSaveExecutorContextEnabled(true);
        mapper.setPartialTreeStateEnabled(true);
        mapper.setCompressionEnabled(true);
        return mapper;
    }
}
