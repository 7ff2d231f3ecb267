package org.slackwater.results.entity;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slackwater.analysis.entity.Influence;

/**
 * An anomaly record as the API shows it; {@code bucketSpan} in seconds. One of a population has causes, and says in them
 * what was actual and typical.
 */
public record RecordResult(
        String jobId,
        String resultType,
        double probability,
        double multiBucketImpact,
        double recordScore,
        double initialRecordScore,
        long bucketSpan,
        int detectorIndex,
        boolean isInterim,
        long timestamp,
        @Nullable String byFieldName,
        @Nullable String byFieldValue,
        @Nullable String partitionFieldName,
        @Nullable String partitionFieldValue,
        String function,
        String functionDescription,
        @Nullable List<Double> typical,
        @Nullable List<Double> actual,
        @Nullable String fieldName,
        @Nullable String overFieldName,
        @Nullable String overFieldValue,
        @Nullable String correlatedByFieldValue,
        @Nullable List<Influence> influencers,
        @Nullable List<CauseResult> causes,
        @Nullable ExplanationResult anomalyScoreExplanation,
        @Nullable GeoResults geoResults) {}
