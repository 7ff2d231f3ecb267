package org.slackwater.datafeeds.control;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slackwater.sources.control.AggregatedSource;
import org.slackwater.sources.control.Source;
import org.slackwater.sources.entity.Aggregation;
import org.slackwater.sources.entity.Query;

/**
 * What the run of a datafeed needs of its configuration; times in milliseconds.
 *
 * @param aggregation how records are summarised before the job gets them, or null where they are not
 * @param chunkMillis fixed span of a search, or null to let the amount of data decide
 * @param maxEmptySearches so many real-time searches without a record, before there has been any, end it; null for never
 * @param checkMillis how much of what is judged is looked at again for records that came late; null for nothing
 */
public record DatafeedDefinition(
        String datafeedId,
        String jobId,
        List<String> indices,
        Query query,
        @Nullable Aggregation aggregation,
        int scrollSize,
        @Nullable Long chunkMillis,
        long queryDelayMillis,
        long frequencyMillis,
        @Nullable Integer maxEmptySearches,
        @Nullable Long checkMillis) {
    private static final long EVERY_MILLISECOND = 1;

    /** What a search may begin and end at: multiples of this. Whole intervals, where records are summarised. */
    long stepMillis() {
        return aggregation == null ? EVERY_MILLISECOND : aggregation.intervalMillis();
    }

    /** What gives the records that the job is to get. */
    Source reading(Source source) {
        return aggregation == null ? source : new AggregatedSource(source, aggregation);
    }
}
