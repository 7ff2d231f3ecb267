package org.slackwater.snapshots.control;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.slackwater.annotations.control.Annotations;
import org.slackwater.http.entity.ApiException;
import org.slackwater.jobs.control.JobReports;
import org.slackwater.jobs.control.JobSetBack;
import org.slackwater.jobs.control.JobStates;
import org.slackwater.jobs.control.Jobs;
import org.slackwater.jobs.control.KeptState;
import org.slackwater.jobs.control.LearntCategories;
import org.slackwater.jobs.control.SavedStates;
import org.slackwater.jobs.entity.Job;
import org.slackwater.results.control.ResultStore;
import org.slackwater.snapshots.entity.ModelSnapshot;
import org.slackwater.snapshots.entity.SnapshotKey;
import org.slackwater.snapshots.entity.SnapshotState;
import org.slackwater.upgrademode.control.UpgradeGate;

/**
 * Puts a closed job back to a snapshot: what it has learned and counted, and where its datafeed goes on. All of it in one
 * transaction, so that it is never half of it.
 */
@ApplicationScoped
public class Reversion {
    private static final Logger LOG = Logger.getLogger(Reversion.class.getName());

    @Inject
    UpgradeGate gate;

    @Inject
    Jobs jobs;

    @Inject
    JobStates states;

    @Inject
    JobReports reports;

    @Inject
    SavedStates savedStates;

    @Inject
    ResultStore results;

    @Inject
    Annotations annotations;

    @Inject
    LearntCategories categories;

    @Inject
    Snapshots snapshots;

    @Inject
    SnapshotList list;

    @Inject
    Event<JobSetBack> setBack;

    /**
     * @param deleteLater whether results that are later than the snapshot go as well; those that stay are replaced when
     *     their data comes again
     * @throws ApiException 409 unless the job is closed
     */
    @Transactional
    public SnapshotView revert(String jobId, String snapshotId, boolean deleteLater) {
        gate.pass();
        Job job = jobs.lock(jobId);
        if (!states.isClosed(jobId)) {
            throw ApiException.conflict("Can only revert job [" + jobId
                    + "] to a model snapshot when it is closed, it is " + states.state(jobId));
        }
        SnapshotView reverted = snapshotId.equals(SnapshotView.EMPTY)
                ? toNothing(job, deleteLater)
                : to(job, snapshots.get(new SnapshotKey(jobId, snapshotId)), deleteLater);
        setBack.fire(new JobSetBack(jobId));
        LOG.log(Level.INFO, "job reverted: job={0} snapshot={1} results_deleted={2}", new Object[] {
            jobId, snapshotId, deleteLater
        });
        return reverted;
    }

    private SnapshotView to(Job job, ModelSnapshot snapshot, boolean deleteLater) {
        SnapshotState kept = snapshots.state(snapshot);
        savedStates.goBackTo(
                job.jobId(),
                snapshot.snapshotId(),
                new KeptState(kept.head(), kept.parts(), kept.feedPosition(), reports.read(snapshot.report())));
        Long latest = snapshot.latestResultTime();
        if (deleteLater && latest != null) {
            results.deleteAfter(job.jobId(), latest);
            annotations.removeAfter(job.jobId(), latest);
        } else if (deleteLater) {
            deleteAll(job);
        }
        if (deleteLater) {
            categories.setBack(job.jobId(), kept.head());
        }
        job.goOnFrom(snapshot.snapshotId());
        return list.view(job, snapshot);
    }

    private SnapshotView toNothing(Job job, boolean deleteLater) {
        savedStates.forget(job.jobId());
        if (deleteLater) {
            deleteAll(job);
        }
        job.goOnFrom(null);
        return SnapshotView.empty(job.jobId(), job.createTime());
    }

    private void deleteAll(Job job) {
        results.deleteAll(job.jobId());
        annotations.removeAfter(job.jobId(), Long.MIN_VALUE);
    }
}
