package org.slackwater.datafeeds.entity;

import jakarta.json.JsonObject;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slackwater.sources.entity.Aggregation;

/**
 * A datafeed as it runs, every default filled in; times in milliseconds.
 *
 * @param indices what it reads: {@code table} or {@code source:table}
 * @param query in the API's query language
 * @param aggregation how records are summarised before the job gets them, or null where they are not
 * @param chunkSpan how much time to ask for at once, or null where that is for the datafeed to find
 * @param maxEmptySearches so many searches without a record end it in real time; null for never
 * @param checkWindow how much of what is judged is looked at again for records that came late; null for nothing
 */
public record DatafeedSettings(
        String datafeedId,
        String jobId,
        List<String> indices,
        JsonObject query,
        @Nullable Aggregation aggregation,
        long queryDelay,
        long frequency,
        int scrollSize,
        boolean chunked,
        @Nullable Long chunkSpan,
        @Nullable Integer maxEmptySearches,
        @Nullable Long checkWindow) {}
