package org.slackwater.jobs.control;

import org.jspecify.annotations.Nullable;

/**
 * A state to which a job can go back.
 *
 * @param parts how many there are beside the head
 * @param feedPosition exclusive end of what a datafeed had delivered, epoch milliseconds, or null
 * @param report how the job stood then
 */
public record KeptState(byte[] head, int parts, @Nullable Long feedPosition, JobReport report) {}
