package org.slackwater.datafeeds.control;

import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedScheduledExecutorDefinition;
import jakarta.enterprise.concurrent.ManagedScheduledExecutorService;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import org.slackwater.jobs.control.JobDefinition;
import org.slackwater.jobs.control.JobDefinitions;
import org.slackwater.jobs.control.JobReports;
import org.slackwater.jobs.control.JobRuns;
import org.slackwater.sources.control.Sources;
import org.slackwater.tasks.control.RunningTask;
import org.slackwater.tasks.control.TaskHost;
import org.slackwater.tasks.entity.Allocation;
import org.slackwater.tasks.entity.TaskKind;

/** Runs datafeeds, each in steps: the first on a pool for starts, the others on one for searches. */
@ManagedScheduledExecutorDefinition(name = "java:app/concurrent/datafeeds", maxAsync = 8)
@ManagedScheduledExecutorDefinition(name = "java:app/concurrent/datafeed-starts", maxAsync = 2)
@ApplicationScoped
public class DatafeedHost implements TaskHost {
    @Resource(lookup = "java:app/concurrent/datafeeds")
    ManagedScheduledExecutorService pool;

    @Resource(lookup = "java:app/concurrent/datafeed-starts")
    ManagedScheduledExecutorService starting;

    @Inject
    DatafeedDefinitions datafeeds;

    @Inject
    JobDefinitions jobs;

    @Inject
    JobRuns jobRuns;

    @Inject
    JobReports reports;

    @Inject
    Sources sources;

    @Inject
    DatafeedStore store;

    @Inject
    DatafeedRuns runs;

    @Inject
    DatafeedTasks datafeedTasks;

    @Inject
    Clock clock;

    @Override
    public TaskKind kind() {
        return TaskKind.DATAFEED;
    }

    @Override
    public RunningTask start(Allocation allocation, String params) {
        DatafeedProcess run = new DatafeedProcess(
                allocation,
                () -> begun(allocation, params),
                new DatafeedProcess.Surroundings(store, runs, jobRuns, starting, pool, clock));
        run.begin();
        return run;
    }

    private DatafeedSearch begun(Allocation allocation, String params) {
        DatafeedDefinition feed = datafeeds.of(allocation.task().target());
        JobDefinition job = jobs.of(feed.jobId());
        DatafeedSearch search = new DatafeedSearch(
                feed,
                datafeedTasks.params(params),
                job,
                feed.reading(sources),
                store.timing(feed.datafeedId()),
                reports.of(feed.jobId()).counts().processedRecordCount() > 0);
        store.started(allocation);
        runs.begun();
        return search;
    }
}
