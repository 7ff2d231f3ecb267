package org.slackwater.jobs.control;

import org.jspecify.annotations.Nullable;

/**
 * A part of a state of a job's analysis.
 *
 * @param digest of its bytes
 * @param id of the row that has the same bytes; of no meaning when there is none
 * @param unsaved its bytes when there is no such row
 */
record StatePart(String digest, long id, byte @Nullable [] unsaved) {}
