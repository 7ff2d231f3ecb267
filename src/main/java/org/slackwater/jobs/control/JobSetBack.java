package org.slackwater.jobs.control;

/**
 * Fired inside the transaction that sets a closed job back to what it knew earlier: buckets that it has judged will come
 * again.
 */
public record JobSetBack(String jobId) {}
