package org.slackwater.annotations.entity;

import org.jspecify.annotations.Nullable;

/** An annotation as the API shows it. */
public record AnnotationView(
        String annotationId,
        String jobId,
        String type,
        String event,
        String annotation,
        long timestamp,
        long endTimestamp,
        long createTime,
        @Nullable String createUsername,
        long modifiedTime,
        @Nullable String modifiedUsername,
        @Nullable Integer detectorIndex,
        @Nullable String partitionFieldName,
        @Nullable String partitionFieldValue,
        @Nullable String overFieldName,
        @Nullable String overFieldValue,
        @Nullable String byFieldName,
        @Nullable String byFieldValue) {
    static final String TYPE = "annotation";
}
