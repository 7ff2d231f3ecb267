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

    /** A datafeed that is not stopped is refused with 409. */
    public void delete(String datafeedId) {
        configuration.remove(datafeedId);
    }

    /** Whatever the datafeed does is ended first. Not in one transaction: its task has to see that it is to end. */
    public void forceDelete(String datafeedId) {
        datafeeds.get(datafeedId);
        if (!states.isStopped(datafeedId)) {
            states.forceStop(datafeedId);
        }
        configuration.remove(datafeedId);
    }
}
