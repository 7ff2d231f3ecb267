package org.slackwater.jobs.control;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.slackwater.http.entity.ApiException;
import org.slackwater.http.entity.UntakenException;
import org.slackwater.jobs.entity.JobInput;
import org.slackwater.tasks.control.Tasks;
import org.slackwater.tasks.entity.Task;
import org.slackwater.tasks.entity.TaskState;
import org.slackwater.upgrademode.control.UpgradeGate;

/** What callers send to open jobs: records, and wishes to flush. */
@ApplicationScoped
public class JobInputs {
    /** What to show of open buckets, and where to move on to; times in epoch milliseconds. */
    public record Flush(
            boolean calcInterim,
            @Nullable Long start,
            @Nullable Long end,
            @Nullable Long advanceTime,
            @Nullable Long skipTime) {}

    @Inject
    JobDefinitions jobs;

    @Inject
    JobRuns runs;

    @Inject
    Tasks tasks;

    @Inject
    UpgradeGate gate;

    /**
     * Analyses posted records; all of them, or none when the body is malformed.
     *
     * @return what became of them
     */
    public JobReport post(String jobId, byte[] body, @Nullable Long resetStart, @Nullable Long resetEnd) {
        JobDefinition definition = jobs.of(jobId);
        InputRecords.of(definition).check(body);
        return ask(jobId, run -> run.post(JobInput.data(body, resetStart, resetEnd)));
    }

    /** Returns the end of the last finalised bucket, or null when there is none. */
    public @Nullable Long flush(String jobId, Flush flush) {
        jobs.of(jobId);
        Long skip = flush.skipTime();
        if (skip != null) {
            ask(jobId, run -> run.post(JobInput.skip(skip)));
        }
        Long advance = flush.advanceTime();
        if (advance != null) {
            ask(jobId, run -> run.post(JobInput.advance(advance)));
        }
        long start = flush.start() == null ? Long.MIN_VALUE : flush.start();
        long end = flush.end() == null ? Long.MAX_VALUE : flush.end();
        return ask(jobId, run -> run.flush(flush.calcInterim(), start, end)).orElse(null);
    }

    private <T> T ask(String jobId, Function<JobProcess, CompletableFuture<T>> question) {
        JobProcess run = runs.find(jobId).orElseThrow(() -> notRunning(jobId));
        try {
            return question.apply(run).get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new ApiException(503, "status_exception", "the node is shutting down", e);
        } catch (ExecutionException e) {
            if (e.getCause() instanceof ApiException refused) {
                throw refused;
            }
            if (e.getCause() instanceof JobNotRunning) {
                throw notRunning(jobId);
            }
            throw new ApiException(
                    503,
                    "status_exception",
                    "job [" + jobId
                            + "] could not write to internal storage; look at its data_counts before you send again",
                    e.getCause());
        }
    }

    /** Why a job takes nothing now: upgrade mode, closed, or between two runs. */
    private ApiException notRunning(String jobId) {
        gate.check();
        boolean open = tasks.find(JobLifecycle.task(jobId))
                .filter(task -> !task.stopDesired())
                .map(Task::state)
                .filter(state -> state != TaskState.FAILED)
                .isPresent();
        return open
                ? new UntakenException("job [" + jobId + "] is being assigned to a node; try again")
                : ApiException.conflict("Cannot perform requested action because job [" + jobId + "] is not open");
    }
}
