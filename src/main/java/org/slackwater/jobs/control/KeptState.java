package org.slackwater.jobs.control;

import org.jspecify.annotations.Nullable;

/**
 * A state to which a job can go back.
 *
 * @param feedPosition exclusive end of what a datafeed had delivered, epoch milliseconds, or null
 * @param report how the job stood then
 */
public record KeptState(byte[] state, @Nullable Long feedPosition, JobReport report) {}
