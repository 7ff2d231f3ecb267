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

    /** @throws org.slackwater.http.entity.ApiException 404 when there is no such job */
    public JobDefinition of(String jobId) {
        JobConfig config = jobs.config(jobId);
        return new JobDefinition(config.analysisSpec(), config.dataDescription().timeField(), config.timeFormat());
    }
}
