package org.slackwater.retention.control;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.TimeUnit;
import org.slackwater.annotations.control.Annotations;
import org.slackwater.jobs.control.Jobs;
import org.slackwater.jobs.entity.Job;
import org.slackwater.jobs.entity.JobConfig;
import org.slackwater.results.control.ResultStore;
import org.slackwater.snapshots.control.SnapshotChanges;
import org.slackwater.snapshots.control.SnapshotRetention;
import org.slackwater.snapshots.control.Snapshots;
import org.slackwater.upgrademode.control.UpgradeGate;

/** What of a job has expired, and its deletion in small steps: each a short transaction that has passed the gate. */
@ApplicationScoped
@Transactional
class Expiry {
    /** Buckets whose results go in one transaction. */
    private static final int BUCKETS_AT_ONCE = 500;
    /** Longer than times reach, and not so long that it cannot be subtracted from one. */
    private static final long LONGEST = Long.MAX_VALUE / 4;

    @Inject
    UpgradeGate gate;

    @Inject
    Jobs jobs;

    @Inject
    Snapshots snapshots;

    @Inject
    SnapshotChanges changes;

    @Inject
    ResultStore results;

    @Inject
    Annotations annotations;

    /** @throws org.slackwater.http.entity.ApiException 404 when a job is named that does not exist */
    List<String> jobs(String expression) {
        return jobs.resolve(expression, true);
    }

    List<String> snapshots(String jobId) {
        Optional<Job> job = jobs.find(jobId);
        if (job.isEmpty()) {
            return List.of();
        }
        JobConfig config = jobs.config(job.get());
        return new SnapshotRetention(config.modelSnapshotRetentionDays(), config.dailyModelSnapshotRetentionAfterDays())
                .expired(snapshots.of(jobId), job.get().modelSnapshotId());
    }

    /** Unless it has become the active one, or one to be retained, or has gone, since it was found expired. */
    boolean deleteSnapshot(String jobId, String snapshotId) {
        gate.pass();
        boolean still = snapshots(jobId).contains(snapshotId);
        if (still) {
            changes.delete(jobId, snapshotId);
        }
        return still;
    }

    /** Whether results of the job expire at all. */
    boolean limitsResults(String jobId) {
        return resultsDays(jobId).isPresent();
    }

    /** Deletes the oldest of the expired results, and what was noted then; returns how many buckets that were. */
    int deleteResults(String jobId) {
        gate.pass();
        Optional<Long> days = resultsDays(jobId);
        OptionalLong latest = results.latest(jobId);
        if (days.isEmpty() || latest.isEmpty()) {
            return 0;
        }
        long age = Math.min(LONGEST, TimeUnit.DAYS.toMillis(days.get()));
        annotations.removeBefore(jobId, latest.getAsLong() - age);
        return results.deleteOldest(jobId, latest.getAsLong() - age, BUCKETS_AT_ONCE);
    }

    private Optional<Long> resultsDays(String jobId) {
        return jobs.find(jobId).map(jobs::config).map(JobConfig::resultsRetentionDays);
    }
}
