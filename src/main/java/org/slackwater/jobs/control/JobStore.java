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
import org.slackwater.analysis.entity.Bucket;
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
    /** A model state with the position of the input that went into it. */
    record Saved(byte[] state, @Nullable Long feedPosition, long inputSeq) {}

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
    Clock clock;

    @Transactional
    Optional<Saved> saved(String jobId) {
        return Optional.ofNullable(entities.find(ModelState.class, jobId))
                .map(state -> new Saved(state.state(), state.feedPosition(), state.inputSeq()));
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

    void write(Allocation allocation, List<Bucket> buckets, JobReport report) {
        fence.write(allocation, () -> {
            writeResults(allocation, buckets, report);
            return true;
        });
    }

    /** The input and all that came of it, or nothing. */
    void writeInput(Allocation allocation, JobInput input, List<Bucket> buckets, JobReport report) {
        fence.write(allocation, () -> {
            entities.persist(input);
            writeResults(allocation, buckets, report);
            return true;
        });
    }

    void writeInterim(Allocation allocation, List<Bucket> interim, JobReport report) {
        fence.write(allocation, () -> {
            results.deleteInterim(allocation.task().target());
            writeResults(allocation, interim, report);
            return true;
        });
    }

    /** Results and the state that they belong to; the input that is part of it is no longer needed. */
    void save(Allocation allocation, Saved saved, List<Bucket> buckets, JobReport report) {
        fence.write(allocation, () -> {
            saveState(allocation, saved);
            writeResults(allocation, buckets, report);
            tasks.progressed(allocation.task());
            return true;
        });
    }

    /** The last write of a job that closes. */
    void close(Allocation allocation, @Nullable Saved saved, List<Bucket> buckets, JobReport report) {
        fence.write(allocation, () -> {
            if (saved != null) {
                saveState(allocation, saved);
            }
            writeResults(allocation, buckets, report);
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
        forget(event.jobId());
    }

    void wasReset(@Observes JobReset event) {
        forget(event.jobId());
    }

    /** Forgets what was learned and counted, in the transaction of whoever removes or resets the closed job. */
    private void forget(String jobId) {
        ModelState state = entities.find(ModelState.class, jobId);
        if (state != null) {
            entities.remove(state);
        }
        deleteInputs(jobId, Long.MAX_VALUE);
        reports.delete(jobId);
    }

    private void saveState(Allocation allocation, Saved saved) {
        String jobId = allocation.task().target();
        ModelState state = entities.find(ModelState.class, jobId);
        if (state == null) {
            state = new ModelState(jobId);
            entities.persist(state);
        }
        state.save(saved.state(), saved.feedPosition(), saved.inputSeq(), clock.millis());
        deleteInputs(jobId, saved.inputSeq());
    }

    private void deleteInputs(String jobId, long upTo) {
        entities.createNamedQuery("JobInput.upTo")
                .setParameter("job", jobId)
                .setParameter("seq", upTo)
                .executeUpdate();
    }

    private void writeResults(Allocation allocation, List<Bucket> buckets, JobReport report) {
        String jobId = allocation.task().target();
        if (!buckets.isEmpty()) {
            results.replace(jobId, buckets);
        }
        reports.write(jobId, report);
    }
}
