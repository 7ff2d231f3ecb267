package org.slackwater.retention.control;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.control.ActivateRequestContext;
import jakarta.inject.Inject;
import java.util.logging.Level;
import java.util.logging.Logger;

/** Deletes snapshots and results that are older than their jobs say. Whatever it is broken off by, another time goes on. */
@ApplicationScoped
public class ExpiredData {
    private static final Logger LOG = Logger.getLogger(ExpiredData.class.getName());

    @Inject
    Expiry expiry;

    /**
     * Also outside of a request: the gate names what is refused by it.
     *
     * @param expression ids of jobs or groups
     * @return false when the time was up before all was deleted
     */
    @ActivateRequestContext
    public boolean delete(String expression, Pace pace) throws InterruptedException {
        for (String jobId : expiry.jobs(expression)) {
            if (!deleteSnapshots(jobId, pace) || !deleteResults(jobId, pace)) {
                LOG.log(Level.INFO, "expired data: the time is up, the rest stays until the next time. job={0}", jobId);
                return false;
            }
        }
        return true;
    }

    private boolean deleteSnapshots(String jobId, Pace pace) throws InterruptedException {
        int deleted = 0;
        for (String snapshotId : expiry.snapshots(jobId)) {
            if (!pace.next()) {
                return false;
            }
            deleted += expiry.deleteSnapshot(jobId, snapshotId) ? 1 : 0;
        }
        tell("snapshots", jobId, deleted);
        return true;
    }

    private boolean deleteResults(String jobId, Pace pace) throws InterruptedException {
        if (!expiry.limitsResults(jobId)) {
            return true;
        }
        int deleted = 0;
        int step = 1;
        while (step > 0) {
            if (!pace.next()) {
                return false;
            }
            step = expiry.deleteResults(jobId);
            deleted += step;
        }
        tell("buckets", jobId, deleted);
        return true;
    }

    private static void tell(String what, String jobId, int deleted) {
        if (deleted > 0) {
            LOG.log(Level.INFO, "expired {0} deleted: job={1} count={2}", new Object[] {what, jobId, deleted});
        }
    }
}
