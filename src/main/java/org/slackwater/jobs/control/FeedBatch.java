package org.slackwater.jobs.control;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Records that a datafeed hands to its job, in the order of their time.
 *
 * @param from the position that they follow, null when none has been reached: a batch from a run of the datafeed that
 *     another one has overtaken follows another, and is not taken
 * @param to the position after them, exclusive, epoch milliseconds; null when more records of the last time follow, so
 *     that the batch is no place to halt
 * @param complete whether nothing before {@code to} can follow any more, so that buckets that end there are closed
 */
public record FeedBatch(@Nullable Long from, @Nullable Long to, boolean complete, List<Entry> records) {
    /** A record with its values aligned to the fields of the analysis. */
    public record Entry(long time, @Nullable Object[] values) {}
}
