package org.slackwater.datafeeds.control;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import org.slackwater.http.entity.ApiException;
import org.slackwater.http.entity.TimeValue;
import org.slackwater.tasks.control.Tasks;

/** The states of datafeeds as their tasks show them. */
@ApplicationScoped
class RuntimeDatafeedStates implements DatafeedStates {
    private static final TimeValue PATIENCE = TimeValue.parse("30s", "timeout");

    @Inject
    Tasks tasks;

    @Inject
    DatafeedLifecycle lifecycle;

    @Override
    public boolean isStopped(String datafeedId) {
        return state(datafeedId).equals(DatafeedState.STOPPED.word());
    }

    @Override
    public String state(String datafeedId) {
        return DatafeedState.of(tasks.find(DatafeedLifecycle.task(datafeedId))).word();
    }

    @Override
    public void forceStop(String datafeedId) {
        try {
            lifecycle.stop(List.of(datafeedId), true, false, PATIENCE);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new ApiException(503, "status_exception", "the node is shutting down", e);
        }
    }
}
