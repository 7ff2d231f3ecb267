package org.slackwater.jobs.control;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.function.Function;
import org.slackwater.http.entity.ApiException;
import org.slackwater.http.entity.UntakenException;
import org.slackwater.tasks.control.Tasks;
import org.slackwater.tasks.entity.Task;
import org.slackwater.tasks.entity.TaskState;
import org.slackwater.upgrademode.control.UpgradeGate;

/** The open jobs of this node, for those who want something of them and wait for it. */
@ApplicationScoped
public class OpenJobs {
    @Inject
    JobRuns runs;

    @Inject
    Tasks tasks;

    @Inject
    UpgradeGate gate;

    /**
     * What the run of the job on this node answers.
     *
     * @throws ApiException 409 when the job is not open, 429 when upgrade mode is on, 503 when it cannot answer now
     */
    public <T> T ask(String jobId, Function<JobProcess, CompletableFuture<T>> question) {
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
