package org.slackwater.jobs.control;

/** Fired inside the transaction that resets a job: whoever keeps what it learned or found forgets it. */
public record JobReset(String jobId) {}
