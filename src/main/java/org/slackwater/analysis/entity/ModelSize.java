package org.slackwater.analysis.entity;

import org.jspecify.annotations.Nullable;
import org.slackwater.categorization.entity.CategorizationSize;

/** How big the models of a job are. */
public record ModelSize(
        long modelBytes,
        long totalByFieldCount,
        long totalOverFieldCount,
        long totalPartitionFieldCount,
        CategorizationSize categorization) {
    public static final ModelSize NONE = new ModelSize(0, 0, 0, 0);

    /** @param categorization null where it was written before there were categories */
    public ModelSize(
            long modelBytes,
            long totalByFieldCount,
            long totalOverFieldCount,
            long totalPartitionFieldCount,
            @Nullable CategorizationSize categorization) {
        this.modelBytes = modelBytes;
        this.totalByFieldCount = totalByFieldCount;
        this.totalOverFieldCount = totalOverFieldCount;
        this.totalPartitionFieldCount = totalPartitionFieldCount;
        this.categorization = categorization == null ? CategorizationSize.NONE : categorization;
    }

    public ModelSize(long modelBytes, long totalByFieldCount, long totalOverFieldCount, long totalPartitionFieldCount) {
        this(modelBytes, totalByFieldCount, totalOverFieldCount, totalPartitionFieldCount, CategorizationSize.NONE);
    }

    public ModelSize with(long bytes, CategorizationSize size) {
        return new ModelSize(
                modelBytes + bytes, totalByFieldCount, totalOverFieldCount, totalPartitionFieldCount, size);
    }
}
