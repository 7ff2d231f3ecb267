package org.slackwater.jobs.control;

/** Fired inside the transaction that removes a job: whoever keeps rows of it removes them, too. */
public record JobRemoved(String jobId) {}
