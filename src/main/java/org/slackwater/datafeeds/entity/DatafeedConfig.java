package org.slackwater.datafeeds.entity;

import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import org.jspecify.annotations.Nullable;

/** What a request says of a datafeed: nothing is filled in. */
public record DatafeedConfig(
        @Nullable String datafeedId,
        @Nullable String jobId,
        @Nullable JsonValue indices,
        @Nullable JsonValue indexes,
        @Nullable JsonObject query,
        @Nullable String queryDelay,
        @Nullable String frequency,
        @Nullable Integer scrollSize,
        @Nullable ChunkingConfig chunkingConfig,
        @Nullable DelayedDataCheckConfig delayedDataCheckConfig,
        @Nullable Integer maxEmptySearches,
        @Nullable JsonObject indicesOptions,
        @Nullable JsonObject aggregations,
        @Nullable JsonObject aggs,
        @Nullable JsonObject scriptFields,
        @Nullable JsonObject runtimeMappings) {
    public static final int DEFAULT_SCROLL_SIZE = 1000;

    public record ChunkingConfig(@Nullable String mode, @Nullable String timeSpan) {}

    public record DelayedDataCheckConfig(@Nullable Boolean enabled, @Nullable String checkWindow) {}
}
