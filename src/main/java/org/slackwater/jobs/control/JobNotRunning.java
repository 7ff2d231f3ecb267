package org.slackwater.jobs.control;

/** The run of the job has ended: closed, halted, or broken and about to be run again. */
public class JobNotRunning extends RuntimeException {
    private static final long serialVersionUID = 1L;

    JobNotRunning(String jobId) {
        super("job=" + jobId + " is not running here");
    }
}
