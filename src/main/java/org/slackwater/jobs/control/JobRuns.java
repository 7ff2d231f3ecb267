package org.slackwater.jobs.control;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.slackwater.tasks.control.RunningTasks;
import org.slackwater.tasks.control.TaskLoop;
import org.slackwater.tasks.control.TaskSignal;

/** The runs of jobs on this node. Called from any thread. */
@ApplicationScoped
public class JobRuns {
    private final Map<String, JobProcess> runs = new ConcurrentHashMap<>();

    @Inject
    RunningTasks tasks;

    @Inject
    TaskLoop loop;

    @Inject
    TaskSignal signal;

    public Optional<JobProcess> find(String jobId) {
        return Optional.ofNullable(runs.get(jobId));
    }

    /** Runs that hold models for which nothing has come since the time. */
    Stream<JobProcess> idleSince(long time) {
        return runs.values().stream().filter(run -> run.awakeAndIdleSince(time));
    }

    void entered(JobProcess run) {
        runs.put(run.jobId(), run);
    }

    /** Something of a run that others wait for is committed. */
    void changed() {
        signal.changed();
        loop.wake();
    }

    /** Its task is over. */
    void ended(JobProcess run) {
        left(run);
        tasks.ended(run.allocation());
        signal.changed();
    }

    /** It failed; another run may follow. */
    void broke(JobProcess run, Throwable cause) {
        left(run);
        tasks.broke(run.allocation(), cause);
    }

    void left(JobProcess run) {
        runs.remove(run.jobId(), run);
    }
}
