package org.slackwater.jobs.control;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slackwater.analysis.entity.Outcome;
import org.slackwater.annotations.control.ModelAnnotations;
import org.slackwater.jobs.entity.JobInput;
import org.slackwater.jobs.entity.JobInputKey;
import org.slackwater.jobs.entity.ModelState;
import org.slackwater.results.control.ResultStore;
import org.slackwater.tasks.control.FencedTransaction;
import org.slackwater.tasks.control.Tasks;
import org.slackwater.tasks.entity.Allocation;

/** What the run of a job keeps in the database. Each write is one fenced transaction; reads are short ones. */
@ApplicationScoped
class JobStore {
    @PersistenceContext
    EntityManager entities;

    @Inject
    FencedTransaction fence;

    @Inject
    Tasks tasks;

    @Inject
    ResultStore results;

    @Inject
    JobReports reports;

    @Inject
    ModelAnnotations annotations;

    @Inject
    SavedStates states;

    @Inject
    ModelParts parts;

    @Inject
    Clock clock;

    @Transactional
    Optional<ModelState> saved(String jobId) {
        return states.of(jobId);
    }

    /** The ids of the parts of what is saved, in their order. */
    @Transactional
    List<Long> parts(String jobId) {
        return parts.of(jobId, ModelParts.SAVED_STATE);
    }

    @Transactional
    byte[] part(List<Long> ids, int place) {
        return parts.state(ids, place);
    }

    @Transactional
    List<Long> inputsAfter(String jobId, long seq) {
        return entities.createNamedQuery("JobInput.after", Long.class)
                .setParameter("job", jobId)
                .setParameter("seq", seq)
                .getResultList();
    }

    @Transactional
    JobInput input(String jobId, long seq) {
        return entities.find(JobInput.class, new JobInputKey(jobId, seq));
    }

    @Transactional
    JobReport report(String jobId) {
        return reports.of(jobId);
    }

    void started(Allocation allocation) {
        fence.write(allocation, () -> {
            tasks.started(allocation.task());
            return true;
        });
    }

    void write(Allocation allocation, Outcome outcome, JobReport report) {
        fence.write(allocation, () -> {
            writeResults(allocation, outcome, report);
            return true;
        });
    }

    /** The input and all that came of it, or nothing. */
    void writeInput(Allocation allocation, JobInput input, Outcome outcome, JobReport report) {
        fence.write(allocation, () -> {
            entities.persist(input);
            writeResults(allocation, outcome, report);
            return true;
        });
    }

    void writeInterim(Allocation allocation, Outcome interim, JobReport report) {
        fence.write(allocation, () -> {
            results.deleteInterim(allocation.task().target());
            writeResults(allocation, interim, report);
            return true;
        });
    }

    /**
     * Results and the state that they belong to; the input that is part of it is no longer needed.
     *
     * @return the ids of the state's parts
     */
    List<Long> save(Allocation allocation, SavedState saved, Outcome outcome, JobReport report) {
        return fence.write(allocation, () -> saveState(allocation, saved, outcome, report));
    }

    /** As {@link #save}, and a snapshot of the state. */
    List<Long> saveWithSnapshot(Allocation allocation, SavedState saved, Outcome outcome, JobReport report) {
        return fence.write(allocation, () -> {
            List<Long> ids = saveState(allocation, saved, outcome, report);
            states.snapshot(allocation.task().target());
            return ids;
        });
    }

    /** A snapshot of the saved state, unless there is one. */
    void snapshot(Allocation allocation) {
        fence.write(allocation, () -> {
            states.snapshot(allocation.task().target());
            return true;
        });
    }

    /** The last write of a job that closes; what it has learned is kept as a snapshot. */
    void close(Allocation allocation, @Nullable SavedState saved, Outcome outcome, JobReport report) {
        fence.write(allocation, () -> {
            if (saved != null) {
                var unused = states.save(allocation.task().target(), saved, report);
            }
            states.snapshot(allocation.task().target());
            writeResults(allocation, outcome, report);
            // A statement, so that it does not contend with a change of the configuration.
            entities.createNamedQuery("Job.finish")
                    .setParameter("job", allocation.task().target())
                    .setParameter("time", clock.millis())
                    .executeUpdate();
            tasks.remove(allocation.task());
            return true;
        });
    }

    void removed(@Observes JobRemoved event) {
        states.forget(event.jobId());
    }

    void wasReset(@Observes JobReset event) {
        states.forget(event.jobId());
    }

    private List<Long> saveState(Allocation allocation, SavedState saved, Outcome outcome, JobReport report) {
        List<Long> ids = states.save(allocation.task().target(), saved, report);
        writeResults(allocation, outcome, report);
        tasks.progressed(allocation.task());
        return ids;
    }

    private void writeResults(Allocation allocation, Outcome outcome, JobReport report) {
        String jobId = allocation.task().target();
        results.replace(jobId, outcome.buckets());
        results.replaceCategories(jobId, outcome.categories());
        annotations.replace(jobId, outcome.buckets());
        reports.write(jobId, report);
    }
}
