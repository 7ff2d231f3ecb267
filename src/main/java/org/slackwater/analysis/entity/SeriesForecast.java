package org.slackwater.analysis.entity;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** What is expected of one series, bucket after bucket. */
public record SeriesForecast(
        int detectorIndex,
        String function,
        @Nullable String fieldName,
        @Nullable String byFieldName,
        @Nullable String byFieldValue,
        @Nullable String partitionFieldName,
        @Nullable String partitionFieldValue,
        List<Prediction> predictions) {}
