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
 * @param pruneWindowMillis how long a by or partition value has to stay away, while others come, until it is forgotten
 * @param multivariateByFields whether series of different by values that go together are judged by each other
 * @param tellsChanges whether buckets tell what the models did with them beside learning them
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
        long pruneWindowMillis,
        boolean multivariateByFields,
        boolean tellsChanges) {

    /** With each series by itself, and one that tells of no changes. */
    public AnalysisSpec(
            String jobId,
            long bucketSpanMillis,
            long latencyMillis,
            List<DetectorSpec> detectors,
            List<String> influencers,
            @Nullable String summaryCountField,
            @Nullable CategorizationSpec categorization,
            long memoryLimit,
            long pruneWindowMillis) {
        this(
                jobId,
                bucketSpanMillis,
                latencyMillis,
                detectors,
                influencers,
                summaryCountField,
                categorization,
                memoryLimit,
                pruneWindowMillis,
                false,
                false);
    }

    /** Without categories and limits; nothing is forgotten. */
    public AnalysisSpec(
            String jobId,
            long bucketSpanMillis,
            long latencyMillis,
            List<DetectorSpec> detectors,
            List<String> influencers,
            @Nullable String summaryCountField) {
        this(
                jobId,
                bucketSpanMillis,
                latencyMillis,
                detectors,
                influencers,
                summaryCountField,
                null,
                Long.MAX_VALUE,
                Long.MAX_VALUE);
    }
}
