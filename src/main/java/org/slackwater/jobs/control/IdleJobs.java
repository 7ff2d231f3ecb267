package org.slackwater.jobs.control;

import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedScheduledExecutorDefinition;
import jakarta.enterprise.concurrent.ManagedScheduledExecutorService;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.concurrent.TimeUnit;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Has open jobs rest that nothing has come for in a while, so that many of them fit into little memory. */
@ManagedScheduledExecutorDefinition(name = "java:app/concurrent/idle-jobs", maxAsync = 1)
@ApplicationScoped
class IdleJobs {
    private static final long PERIOD_MILLIS = 1_000;
    /** Jobs that became idle together do not all save at once, in front of whoever has something to do. */
    private static final int MOST_AT_ONCE = 50;

    @Resource(lookup = "java:app/concurrent/idle-jobs")
    ManagedScheduledExecutorService executor;

    @Inject
    JobRuns runs;

    @Inject
    Clock clock;

    @Inject
    @ConfigProperty(name = "slackwater.jobs.rest-after-ms", defaultValue = "60000")
    long restAfterMillis;

    void begin(@Observes @Initialized(ApplicationScoped.class) Object event) {
        executor.scheduleWithFixedDelay(this::round, PERIOD_MILLIS, PERIOD_MILLIS, TimeUnit.MILLISECONDS);
    }

    /** Tells jobs to rest; what becomes of it is their own affair. */
    void round() {
        runs.idleSince(clock.millis() - restAfterMillis).limit(MOST_AT_ONCE).forEach(JobProcess::rest);
    }
}
