package org.slackwater.snapshots.control;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.slackwater.annotations.control.SnapshotAnnotations;
import org.slackwater.http.entity.ApiException;
import org.slackwater.jobs.control.JobRemoved;
import org.slackwater.jobs.control.JobReports;
import org.slackwater.jobs.control.JobReset;
import org.slackwater.jobs.control.KeptState;
import org.slackwater.jobs.control.ModelParts;
import org.slackwater.jobs.control.StateCopies;
import org.slackwater.snapshots.entity.ModelSnapshot;
import org.slackwater.snapshots.entity.SnapshotKey;
import org.slackwater.snapshots.entity.SnapshotState;

/** The snapshots of jobs. Writes join the caller's transaction: that of a run of the job, or of a request. */
@ApplicationScoped
public class Snapshots implements StateCopies {
    @PersistenceContext
    EntityManager entities;

    @Inject
    JobReports reports;

    @Inject
    ModelParts parts;

    @Inject
    SnapshotAnnotations annotations;

    @Inject
    Clock clock;

    /**
     * {@inheritDoc} Its name is the time: that of this node's clock, but always later than that of the one before, which
     * another node may have made.
     */
    @Override
    @Transactional(TxType.MANDATORY)
    public String keep(String jobId, KeptState state) {
        Long latest = entities.createNamedQuery("ModelSnapshot.latest", Long.class)
                .setParameter("job", jobId)
                .getSingleResult();
        long now = latest == null ? clock.millis() : Math.max(clock.millis(), latest + 1);
        SnapshotKey key = new SnapshotKey(jobId, String.valueOf(now));
        entities.persist(new SnapshotState(key, state.head(), state.parts(), state.feedPosition()));
        entities.persist(new ModelSnapshot(
                key,
                now,
                "State saved by the job",
                state.report().counts().latestRecordTimestamp(),
                state.report().counts().latestBucketTimestamp(),
                reports.document(state.report())));
        Long latestBucket = state.report().counts().latestBucketTimestamp();
        if (latestBucket != null) {
            annotations.stored(jobId, key.snapshotId(), latestBucket, now);
        }
        return key.snapshotId();
    }

    /** Of a job, the oldest first. */
    @Transactional
    public List<ModelSnapshot> of(String jobId) {
        return entities.createNamedQuery("ModelSnapshot.of", ModelSnapshot.class)
                .setParameter("job", jobId)
                .getResultList();
    }

    /** @throws ApiException 404 when the job has no such snapshot */
    ModelSnapshot get(SnapshotKey key) {
        // Not every database can be asked for a zero character.
        return Optional.ofNullable(key.snapshotId().indexOf('\0') >= 0 ? null : entities.find(ModelSnapshot.class, key))
                .orElseThrow(() -> unknown(key.jobId(), key.snapshotId()));
    }

    SnapshotState state(ModelSnapshot snapshot) {
        return entities.find(SnapshotState.class, snapshot.key());
    }

    /** Under the lock of the job. */
    void remove(ModelSnapshot snapshot) {
        SnapshotState state = state(snapshot);
        if (state.parts() > 0) {
            parts.release(snapshot.key().jobId(), snapshot.snapshotId());
        }
        entities.remove(state);
        entities.remove(snapshot);
        annotations.removed(snapshot.key().jobId(), snapshot.snapshotId());
    }

    void removed(@Observes JobRemoved event) {
        forget(event.jobId());
    }

    void wasReset(@Observes JobReset event) {
        forget(event.jobId());
    }

    private void forget(String jobId) {
        for (String query : List.of("SnapshotState.forget", "ModelSnapshot.forget")) {
            entities.createNamedQuery(query).setParameter("job", jobId).executeUpdate();
        }
        parts.forget(jobId);
    }

    static ApiException unknown(String jobId, String snapshotId) {
        return ApiException.notFound("No model snapshot with id [" + snapshotId + "] exists for job [" + jobId + "]");
    }
}
