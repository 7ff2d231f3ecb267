package org.slackwater.jobs.control;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import org.slackwater.http.entity.ApiException;
import org.slackwater.tasks.control.BackgroundWork;
import org.slackwater.tasks.entity.BackgroundTask;
import org.slackwater.upgrademode.control.CurrentAction;

/** Ends a job for good, or makes it as new; at once or behind the caller's back. */
@ApplicationScoped
public class JobDeletion {
    private static final String DELETE = "cluster:admin/xpack/ml/job/delete";
    private static final String RESET = "cluster:admin/xpack/ml/job/reset";

    @Inject
    Jobs jobs;

    @Inject
    JobStates states;

    @Inject
    JobConfiguration configuration;

    @Inject
    BackgroundWork background;

    @Inject
    CurrentAction action;

    /**
     * Not in one transaction: when forced, the job's tasks have to see that they are to end.
     *
     * @param force ends first whatever the job does; without it a job that is not closed is refused with 409
     * @param ofUsersToo whether what users noted about it goes as well
     */
    public void delete(String jobId, boolean force, boolean ofUsersToo) {
        jobs.require(jobId);
        endByForce(jobId, force);
        configuration.remove(jobId, ofUsersToo);
    }

    private void endByForce(String jobId, boolean force) {
        if (force && !states.isClosed(jobId)) {
            states.forceClose(jobId);
        }
    }

    /** Returns the id of the task that does it. */
    public String deleteInBackground(String jobId, boolean force, boolean ofUsersToo) {
        jobs.require(jobId);
        if (!force) {
            requireClosed(jobId);
        }
        return inBackground(
                DELETE,
                "delete-job-" + jobId,
                () -> endByForce(jobId, force),
                () -> configuration.remove(jobId, ofUsersToo));
    }

    public void reset(String jobId, boolean ofUsersToo) {
        configuration.reset(jobId, ofUsersToo);
    }

    /** Returns the id of the task that does it. */
    public String resetInBackground(String jobId, boolean ofUsersToo) {
        jobs.require(jobId);
        requireClosed(jobId);
        return inBackground(RESET, "reset-job-" + jobId, () -> {}, () -> configuration.reset(jobId, ofUsersToo));
    }

    private void requireClosed(String jobId) {
        if (!states.isClosed(jobId)) {
            throw ApiException.conflict("job [" + jobId + "] is " + states.state(jobId) + ", not closed");
        }
    }

    private String inBackground(String name, String description, Runnable preparation, Runnable work) {
        BackgroundTask task = configuration.announce(name, description);
        background.start(
                task,
                () -> {
                    action.is(name);
                    preparation.run();
                },
                work);
        return task.nodeId() + ":" + task.number();
    }
}
