package org.slackwater.analysis.entity;

/** How big the models of a job are. */
public record ModelSize(
        long modelBytes, long totalByFieldCount, long totalOverFieldCount, long totalPartitionFieldCount) {
    public static final ModelSize NONE = new ModelSize(0, 0, 0, 0);
}
