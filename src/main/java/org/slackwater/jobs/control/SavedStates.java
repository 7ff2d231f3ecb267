package org.slackwater.jobs.control;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.slackwater.jobs.entity.ModelState;

/** What jobs take up when they are opened: their saved states and the posted input after them. Writes join the caller's transaction. */
@ApplicationScoped
@Transactional(TxType.MANDATORY)
public class SavedStates {
    @PersistenceContext
    EntityManager entities;

    @Inject
    JobReports reports;

    @Inject
    ModelParts parts;

    @Inject
    StateCopies copies;

    @Inject
    Clock clock;

    Optional<ModelState> of(String jobId) {
        return Optional.ofNullable(entities.find(ModelState.class, jobId));
    }

    /** @return the ids of its parts */
    List<Long> save(String jobId, SavedState saved, JobReport report) {
        row(jobId)
                .save(
                        saved.head(),
                        saved.parts().size(),
                        saved.feedPosition(),
                        saved.inputSeq(),
                        reports.document(report),
                        clock.millis());
        deleteInputs(jobId, saved.inputSeq());
        return saved.changesParts()
                ? parts.hold(jobId, ModelParts.SAVED_STATE, saved.parts())
                : saved.parts().stream().map(StatePart::id).toList();
    }

    /** Keeps a copy of what is saved, unless there is one, and has the job go on from it. */
    void snapshot(String jobId) {
        of(jobId).filter(state -> state.snapshotId() == null).ifPresent(state -> {
            KeptState kept =
                    new KeptState(state.head(), state.parts(), state.feedPosition(), reports.read(state.report()));
            String snapshotId = copies.keep(jobId, kept);
            if (kept.parts() > 0) {
                parts.copy(jobId, ModelParts.SAVED_STATE, snapshotId);
            }
            state.keptAs(snapshotId, clock.millis());
            // A statement, so that it does not contend with a change of the configuration.
            entities.createNamedQuery("Job.goOn")
                    .setParameter("job", jobId)
                    .setParameter("snapshot", snapshotId)
                    .executeUpdate();
        });
    }

    /**
     * Puts a closed job where it was when the copy was made: whatever came after it has never been.
     *
     * <p>All posted input that waits goes, so that its numbers can begin anew.
     */
    public void goBackTo(String jobId, String snapshotId, KeptState kept) {
        deleteInputs(jobId, Long.MAX_VALUE);
        ModelState state = row(jobId);
        if (state.parts() + kept.parts() > 0) {
            parts.copy(jobId, snapshotId, ModelParts.SAVED_STATE);
        }
        state.save(kept.head(), kept.parts(), kept.feedPosition(), 0, reports.document(kept.report()), clock.millis());
        state.keptAs(snapshotId, clock.millis());
        reports.write(jobId, kept.report());
    }

    /** A closed job has learned and counted nothing. */
    public void forget(String jobId) {
        of(jobId).ifPresent(entities::remove);
        parts.release(jobId, ModelParts.SAVED_STATE);
        deleteInputs(jobId, Long.MAX_VALUE);
        reports.delete(jobId);
    }

    private ModelState row(String jobId) {
        return of(jobId).orElseGet(() -> {
            ModelState state = new ModelState(jobId, clock.millis());
            entities.persist(state);
            return state;
        });
    }

    private void deleteInputs(String jobId, long upTo) {
        entities.createNamedQuery("JobInput.upTo")
                .setParameter("job", jobId)
                .setParameter("seq", upTo)
                .executeUpdate();
    }
}
