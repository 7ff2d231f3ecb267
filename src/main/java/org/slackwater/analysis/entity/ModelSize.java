package org.slackwater.analysis.entity;

import java.util.Objects;
import org.slackwater.categorization.entity.CategorizationSize;

/**
 * How big the models of a job are.
 *
 * @param memoryStatus a word of {@link MemoryStatus}
 * @param modelBytesExceeded by how much the limit would have been exceeded when something was left out last
 * @param bucketAllocationFailuresCount buckets of which something was left out, since there was no room for a model of it
 */
public record ModelSize(
        long modelBytes,
        long peakModelBytes,
        long modelBytesExceeded,
        long totalByFieldCount,
        long totalOverFieldCount,
        long totalPartitionFieldCount,
        long bucketAllocationFailuresCount,
        String memoryStatus,
        CategorizationSize categorization) {
    public static final ModelSize NONE =
            new ModelSize(0, 0, 0, 0, 0, 0, 0, MemoryStatus.OK.word(), CategorizationSize.NONE);

    /** A size that was written before there were limits and categories has no peak, no status, and none of them. */
    @SuppressWarnings("NullAway")
    public ModelSize {
        peakModelBytes = Math.max(peakModelBytes, modelBytes);
        memoryStatus = Objects.requireNonNullElse(memoryStatus, MemoryStatus.OK.word());
        categorization = Objects.requireNonNullElse(categorization, CategorizationSize.NONE);
    }

    /** With categories, which take so many bytes. */
    public ModelSize with(long bytes, CategorizationSize size) {
        return new ModelSize(
                modelBytes + bytes,
                peakModelBytes + bytes,
                modelBytesExceeded,
                totalByFieldCount,
                totalOverFieldCount,
                totalPartitionFieldCount,
                bucketAllocationFailuresCount,
                memoryStatus,
                size);
    }
}
