package org.slackwater.jobs.control;

import org.jspecify.annotations.Nullable;

/**
 * A state of a job's analysis, with the position of the input that went into it.
 *
 * @param feedPosition exclusive end of what a datafeed has delivered, epoch milliseconds, or null
 * @param inputSeq the last posted input that is part of it
 */
record SavedState(byte[] state, @Nullable Long feedPosition, long inputSeq) {}
