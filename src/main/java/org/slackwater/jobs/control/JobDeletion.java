package org.slackwater.jobs.control;

import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedExecutorService;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.concurrent.atomic.AtomicLong;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.slackwater.http.entity.ApiException;
import org.slackwater.tasks.control.LocalNode;

/** Ends a job for good, or makes it as new; at once or behind the caller's back. */
@ApplicationScoped
public class JobDeletion {
    private static final Logger LOG = Logger.getLogger(JobDeletion.class.getName());

    @Resource(lookup = "java:app/concurrent/jobs")
    ManagedExecutorService pool;

    @Inject
    Jobs jobs;

    @Inject
    JobStates states;

    @Inject
    JobConfiguration configuration;

    @Inject
    LocalNode node;

    private final AtomicLong number = new AtomicLong(System.currentTimeMillis());

    /**
     * Not in one transaction: when forced, the job's tasks have to see that they are to end.
     *
     * @param force ends first whatever the job does; without it a job that is not closed is refused with 409
     */
    public void delete(String jobId, boolean force) {
        jobs.require(jobId);
        if (force && !states.isClosed(jobId)) {
            states.forceClose(jobId);
        }
        configuration.remove(jobId);
    }

    /** Returns the name of the task that does it. */
    public String deleteInBackground(String jobId, boolean force) {
        jobs.require(jobId);
        if (!force) {
            requireClosed(jobId);
        }
        return inBackground(() -> delete(jobId, force), "delete", jobId);
    }

    public void reset(String jobId) {
        configuration.reset(jobId);
    }

    /** Returns the name of the task that does it. */
    public String resetInBackground(String jobId) {
        jobs.require(jobId);
        requireClosed(jobId);
        return inBackground(() -> reset(jobId), "reset", jobId);
    }

    private void requireClosed(String jobId) {
        if (!states.isClosed(jobId)) {
            throw ApiException.conflict("job [" + jobId + "] is " + states.state(jobId) + ", not closed");
        }
    }

    private String inBackground(Runnable work, String what, String jobId) {
        pool.execute(() -> {
            try {
                work.run();
            } catch (RuntimeException e) {
                LOG.log(Level.WARNING, "in the background: could not " + what + " job=" + jobId, e);
            }
        });
        return node.id() + ":" + number.incrementAndGet();
    }
}
