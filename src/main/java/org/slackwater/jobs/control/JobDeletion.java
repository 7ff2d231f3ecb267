package org.slackwater.jobs.control;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

/** Ends a job for good. */
@ApplicationScoped
public class JobDeletion {
    @Inject
    Jobs jobs;

    @Inject
    JobStates states;

    @Inject
    JobConfiguration configuration;

    /** A job that is not closed is refused with 409. */
    public void delete(String jobId) {
        jobs.require(jobId);
        configuration.remove(jobId);
    }

    /** Whatever the job does is ended first. Not in one transaction: its tasks have to see that they are to end. */
    public void forceDelete(String jobId) {
        jobs.require(jobId);
        if (!states.isClosed(jobId)) {
            states.forceClose(jobId);
        }
        configuration.remove(jobId);
    }
}
