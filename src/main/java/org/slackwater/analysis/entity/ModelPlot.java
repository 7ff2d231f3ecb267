package org.slackwater.analysis.entity;

import org.jspecify.annotations.Nullable;

/**
 * What the model of one series let expect of a bucket before it learnt it.
 *
 * @param feature what is measured, by the description of the function
 * @param expected with the bounds between which about 95 of 100 usual values lie
 * @param actual null where the bucket has no value
 */
public record ModelPlot(
        int detectorIndex,
        String feature,
        @Nullable String byFieldName,
        @Nullable String byFieldValue,
        @Nullable String partitionFieldName,
        @Nullable String partitionFieldValue,
        Prediction expected,
        @Nullable Double actual) {}
