package org.slackwater.analysis.entity;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One unusual value of one series in one bucket.
 *
 * @param typical empty in a population, whose causes say it, as {@code actual} is
 * @param causes in a population what made the member unusual, the least likely first
 * @param explanation of single series that have a course of values
 * @param correlatedByFieldValue the series from which this one has parted, though the two usually go together
 * @param probability how likely a value at least as unusual is, between 0 and 1
 * @param recordScore 0 to 100, as renormalised; {@code initialRecordScore} as first computed
 * @param multiBucketImpact from -5 (this bucket alone) to 5 (the buckets before it)
 */
public record AnomalyRecord(
        int detectorIndex,
        String function,
        String functionDescription,
        @Nullable String fieldName,
        @Nullable String byFieldName,
        @Nullable String byFieldValue,
        @Nullable String overFieldName,
        @Nullable String overFieldValue,
        @Nullable String partitionFieldName,
        @Nullable String partitionFieldValue,
        List<Double> typical,
        List<Double> actual,
        double probability,
        double multiBucketImpact,
        double recordScore,
        double initialRecordScore,
        List<Influence> influencers,
        List<AnomalyCause> causes,
        @Nullable Explanation explanation,
        @Nullable String correlatedByFieldValue) {}
