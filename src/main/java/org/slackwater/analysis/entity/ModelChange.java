package org.slackwater.analysis.entity;

import org.jspecify.annotations.Nullable;

/**
 * A turn that the models of a job took in a bucket, for people to be told of; nothing follows from it.
 *
 * @param detectorIndex null for what is no detector's
 * @param measure what of the detector changed, where its function measures several things
 */
public record ModelChange(
        Kind kind,
        @Nullable Integer detectorIndex,
        @Nullable String measure,
        @Nullable String partitionFieldName,
        @Nullable String partitionFieldValue,
        @Nullable String byFieldName,
        @Nullable String byFieldValue,
        String text) {
    /** Names are part of what is kept: they stay. */
    public enum Kind {
        DAY_FOUND,
        DAY_GIVEN_UP,
        WEEK_FOUND,
        WEEK_GIVEN_UP,
        LEVEL_MOVED,
        BEGUN_ANEW,
        CATEGORIZATION_WARNS
    }
}
