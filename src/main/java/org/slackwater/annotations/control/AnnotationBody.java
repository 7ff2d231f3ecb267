package org.slackwater.annotations.control;

import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** What a request says of a new annotation; times in any of the API's forms. */
@Schema(name = "AnnotationBody")
public record AnnotationBody(
        @Nullable String annotation,
        @Nullable String timestamp,
        @Nullable String endTimestamp,
        @Nullable Integer detectorIndex,
        @Nullable String partitionFieldName,
        @Nullable String partitionFieldValue,
        @Nullable String overFieldName,
        @Nullable String overFieldValue,
        @Nullable String byFieldName,
        @Nullable String byFieldValue) {}
