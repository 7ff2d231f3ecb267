package org.slackwater.jobs.control;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import org.slackwater.http.entity.ApiException;
import org.slackwater.http.entity.TimeValue;
import org.slackwater.tasks.control.Tasks;

/** The states of jobs as their tasks show them. */
@ApplicationScoped
class RuntimeJobStates implements JobStates {
    private static final TimeValue PATIENCE = TimeValue.parse("30s", "timeout");

    @Inject
    Tasks tasks;

    @Inject
    JobReports reports;

    @Inject
    JobLifecycle lifecycle;

    @Override
    public boolean isClosed(String jobId) {
        return state(jobId).equals(JobState.CLOSED.word());
    }

    @Override
    public String state(String jobId) {
        return JobState.of(tasks.find(JobLifecycle.task(jobId))).word();
    }

    @Override
    public long modelBytes(String jobId) {
        return reports.of(jobId).modelSize().modelBytes();
    }

    @Override
    public void forceClose(String jobId) {
        try {
            lifecycle.close(List.of(jobId), true, PATIENCE);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new ApiException(503, "status_exception", "the node is shutting down", e);
        }
    }
}
