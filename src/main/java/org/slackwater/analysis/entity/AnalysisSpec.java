package org.slackwater.analysis.entity;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slackwater.categorization.entity.CategorizationSpec;

/**
 * What a job analyses and how: everything the engine needs to know, and nothing of where records come from.
 *
 * @param bucketSpanMillis length of a bucket, in milliseconds; buckets are aligned to multiples of it since the epoch
 * @param latencyMillis how late a record may come behind the newest one and still be put into its bucket
 * @param summaryCountField field that says for how many raw records one summarised record stands, or null
 * @param categorization null where detectors do not look at the categories of messages
 * @param memoryLimit bytes that the models may take
 * @param seed start of every pseudo-random choice; the same seed and records give the same results
 */
public record AnalysisSpec(
        String jobId,
        long bucketSpanMillis,
        long latencyMillis,
        List<DetectorSpec> detectors,
        List<String> influencers,
        @Nullable String summaryCountField,
        @Nullable CategorizationSpec categorization,
        long memoryLimit,
        long seed) {

    /** Without categories, and without a limit. */
    public AnalysisSpec(
            String jobId,
            long bucketSpanMillis,
            long latencyMillis,
            List<DetectorSpec> detectors,
            List<String> influencers,
            @Nullable String summaryCountField,
            long seed) {
        this(
                jobId,
                bucketSpanMillis,
                latencyMillis,
                detectors,
                influencers,
                summaryCountField,
                null,
                Long.MAX_VALUE,
                seed);
    }
}
