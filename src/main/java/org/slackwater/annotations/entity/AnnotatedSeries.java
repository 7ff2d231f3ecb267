package org.slackwater.annotations.entity;

import org.jspecify.annotations.Nullable;

/** What of a job an annotation is about; what is null is left open. */
public record AnnotatedSeries(
        @Nullable Integer detectorIndex,
        @Nullable String partitionFieldName,
        @Nullable String partitionFieldValue,
        @Nullable String overFieldName,
        @Nullable String overFieldValue,
        @Nullable String byFieldName,
        @Nullable String byFieldValue) {
    /** All of it. */
    public static final AnnotatedSeries WHOLE_JOB = new AnnotatedSeries(null, null, null, null, null, null, null);
}
