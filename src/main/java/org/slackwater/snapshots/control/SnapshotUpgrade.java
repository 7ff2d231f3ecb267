package org.slackwater.snapshots.control;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.slackwater.analysis.control.AnalysisEngine;
import org.slackwater.analysis.control.UnknownStateException;
import org.slackwater.http.entity.ApiException;
import org.slackwater.jobs.control.JobDefinitions;
import org.slackwater.jobs.control.Jobs;
import org.slackwater.jobs.control.ModelParts;
import org.slackwater.snapshots.entity.ModelSnapshot;
import org.slackwater.snapshots.entity.SnapshotKey;
import org.slackwater.snapshots.entity.SnapshotState;
import org.slackwater.tasks.control.LocalNode;
import org.slackwater.upgrademode.control.UpgradeGate;

/** Writes the state of a snapshot as this version of the analysis does. */
@ApplicationScoped
public class SnapshotUpgrade {
    @Inject
    UpgradeGate gate;

    @Inject
    Jobs jobs;

    @Inject
    JobDefinitions definitions;

    @Inject
    Snapshots snapshots;

    @Inject
    ModelParts parts;

    @Inject
    LocalNode node;

    /**
     * In one transaction, since it takes no longer than a restart of the job does.
     *
     * @return the id of the node that did it
     * @throws ApiException 409 when it is of a version that this one cannot read, or damaged
     */
    @Transactional
    public String upgrade(String jobId, String snapshotId) {
        gate.pass();
        var unused = jobs.lock(jobId);
        ModelSnapshot snapshot = snapshots.get(new SnapshotKey(jobId, snapshotId));
        SnapshotState state = snapshots.state(snapshot);
        List<byte[]> written = new ArrayList<>();
        byte[] head = rewritten(jobId, snapshotId, state.head(), written);
        // A head names its version: where it is the same, so are the parts.
        if (!Arrays.equals(head, state.head())) {
            parts.rewrite(jobId, snapshotId, written);
            state.rewrite(head, written.size());
        }
        return node.id();
    }

    /** @throws ApiException 404 when there is no such job, or when something has to match */
    @Transactional
    public void checkNoneUnderWay(String jobIds, String snapshotIds, boolean allowNoMatch) {
        var unused = jobs.resolve(jobIds, allowNoMatch);
        if (!allowNoMatch) {
            throw ApiException.notFound(
                    "No upgrade of model snapshot [" + snapshotIds + "] of job [" + jobIds + "] is under way");
        }
    }

    private byte[] rewritten(String jobId, String snapshotId, byte[] head, List<byte[]> written) {
        try {
            List<Long> ids = parts.of(jobId, snapshotId);
            return AnalysisEngine.restore(definitions.of(jobId).spec(), head, place -> parts.state(ids, place))
                    .save(written::add);
        } catch (UnknownStateException e) {
            throw new ApiException(
                    409,
                    "status_exception",
                    "Cannot upgrade model snapshot [" + snapshotId + "] of job [" + jobId + "]: " + e.getMessage(),
                    e);
        }
    }
}
