package org.slackwater.snapshots.control;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import org.jspecify.annotations.Nullable;
import org.slackwater.http.entity.ApiException;
import org.slackwater.jobs.control.Jobs;
import org.slackwater.jobs.entity.Job;
import org.slackwater.snapshots.entity.ModelSnapshot;
import org.slackwater.snapshots.entity.SnapshotKey;
import org.slackwater.upgrademode.control.UpgradeGate;

/** Describes and removes snapshots; each change first passes the gate of upgrade mode. */
@ApplicationScoped
@Transactional
public class SnapshotChanges {
    private static final int BAD_REQUEST = 400;

    @Inject
    UpgradeGate gate;

    @Inject
    Jobs jobs;

    @Inject
    Snapshots snapshots;

    @Inject
    SnapshotList list;

    /** What is null stays. */
    public SnapshotView update(
            String jobId, String snapshotId, @Nullable String description, @Nullable Boolean retain) {
        gate.pass();
        Job job = jobs.get(jobId);
        ModelSnapshot snapshot = snapshots.get(new SnapshotKey(jobId, snapshotId));
        if (description != null) {
            snapshot.describe(description);
        }
        if (retain != null) {
            snapshot.retain(retain);
        }
        return list.view(job, snapshot);
    }

    /** @throws ApiException 400 when it is the one that the job goes on from */
    public void delete(String jobId, String snapshotId) {
        gate.pass();
        Job job = jobs.lock(jobId);
        ModelSnapshot snapshot = snapshots.get(new SnapshotKey(jobId, snapshotId));
        if (snapshotId.equals(job.modelSnapshotId())) {
            throw new ApiException(
                    BAD_REQUEST,
                    "status_exception",
                    "Model snapshot '" + snapshotId + "' is the active snapshot for job '" + jobId
                            + "', so cannot be deleted");
        }
        snapshots.remove(snapshot);
    }
}
