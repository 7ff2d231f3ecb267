package org.slackwater.jobs.control;

/** What the runtime knows of jobs. */
public interface JobStates {
    boolean isClosed(String jobId);

    /** {@code opening}, {@code opened}, {@code closing}, {@code closed} or {@code failed}. */
    String state(String jobId);

    /** What the job's models took when they were last saved; 0 when it never ran. */
    long modelBytes(String jobId);

    /** Ends the job whatever it does, and what feeds it; returns when nothing of it runs any more. */
    void forceClose(String jobId);
}
