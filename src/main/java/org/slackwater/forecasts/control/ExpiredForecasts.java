package org.slackwater.forecasts.control;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;

/** Forecasts whose time is over. They go when the next one of the job is made or removed. */
@ApplicationScoped
class ExpiredForecasts {
    @Inject
    StoredForecasts stored;

    @Inject
    Clock clock;

    /** In the caller's transaction. */
    void removeOf(String jobId) {
        stored.remove(stored.expired(jobId, clock.millis()));
    }
}
