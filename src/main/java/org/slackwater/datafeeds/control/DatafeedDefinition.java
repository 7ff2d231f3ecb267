package org.slackwater.datafeeds.control;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slackwater.sources.entity.Query;

/**
 * What the run of a datafeed needs of its configuration; times in milliseconds.
 *
 * @param chunkMillis fixed span of a search, or null to let the amount of data decide
 * @param maxEmptySearches so many real-time searches without a record, before there has been any, end it; null for never
 */
public record DatafeedDefinition(
        String datafeedId,
        String jobId,
        List<String> indices,
        Query query,
        int scrollSize,
        @Nullable Long chunkMillis,
        long queryDelayMillis,
        long frequencyMillis,
        @Nullable Integer maxEmptySearches) {}
