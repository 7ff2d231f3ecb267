package org.slackwater.jobs.control;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import org.slackwater.jobs.entity.JobConfig;

/** What the runs of jobs, and of what feeds them, need of their configuration. */
@ApplicationScoped
@Transactional
public class JobDefinitions {
    @Inject
    Jobs jobs;

    @Inject
    JobConfiguration configuration;

    /** @throws org.slackwater.http.entity.ApiException 404 when there is no such job */
    public JobDefinition of(String jobId) {
        return of(jobs.config(jobId));
    }

    /** Of a job that is not saved. */
    public JobDefinition of(String jobId, JobBody body) {
        return of(configuration.checked(jobId, body));
    }

    private static JobDefinition of(JobConfig config) {
        return new JobDefinition(
                config.analysisSpec(),
                config.dataDescription().timeField(),
                config.timeFormat(),
                config.backgroundPersistMillis());
    }
}
