package org.slackwater.datafeeds.control;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

/** Ends a datafeed for good. */
@ApplicationScoped
public class DatafeedDeletion {
    @Inject
    Datafeeds datafeeds;

    @Inject
    DatafeedStates states;

    @Inject
    DatafeedConfiguration configuration;

    /**
     * Not in one transaction: when forced, the datafeed's task has to see that it is to end.
     *
     * @param force ends first whatever the datafeed does; without it one that is not stopped is refused with 409
     */
    public void delete(String datafeedId, boolean force) {
        datafeeds.get(datafeedId);
        if (force && !states.isStopped(datafeedId)) {
            states.forceStop(datafeedId);
        }
        configuration.remove(datafeedId);
    }
}
