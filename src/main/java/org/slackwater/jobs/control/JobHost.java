package org.slackwater.jobs.control;

import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedExecutorDefinition;
import jakarta.enterprise.concurrent.ManagedExecutorService;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.slackwater.tasks.control.RunningTask;
import org.slackwater.tasks.control.TaskHost;
import org.slackwater.tasks.entity.Allocation;
import org.slackwater.tasks.entity.TaskKind;

/** Runs jobs: all of them on one small pool, since a job is state and a mailbox, not a thread. */
@ManagedExecutorDefinition(name = "java:app/concurrent/jobs", maxAsync = 4)
@ApplicationScoped
public class JobHost implements TaskHost {
    @Resource(lookup = "java:app/concurrent/jobs")
    ManagedExecutorService pool;

    @Inject
    JobDefinitions jobs;

    @Inject
    JobStore store;

    @Inject
    RuleUptake rules;

    @Inject
    JobRuns runs;

    @Inject
    Clock clock;

    @Inject
    @ConfigProperty(name = "slackwater.jobs.save-interval-ms", defaultValue = "30000")
    long saveEveryMillis;

    @Override
    public TaskKind kind() {
        return TaskKind.JOB;
    }

    @Override
    public RunningTask start(Allocation allocation, String params) {
        JobProcess run = new JobProcess(
                allocation,
                () -> jobs.of(allocation.task().target()),
                new JobProcess.Surroundings(
                        store, rules, runs, pool, Runtime.getRuntime().availableProcessors(), clock, saveEveryMillis));
        runs.entered(run);
        run.begin();
        return run;
    }
}
