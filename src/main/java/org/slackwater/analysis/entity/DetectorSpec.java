package org.slackwater.analysis.entity;

import org.jspecify.annotations.Nullable;

/**
 * One detector as the analysis needs it. The function is one of the names of the function table, already validated.
 *
 * @param index position in the job's list of detectors, from 0
 */
public record DetectorSpec(
        int index,
        String function,
        @Nullable String fieldName,
        @Nullable String byFieldName,
        @Nullable String overFieldName,
        @Nullable String partitionFieldName,
        boolean useNull,
        Frequent excludeFrequent) {

    /** One that leaves out nothing. */
    public DetectorSpec(
            int index,
            String function,
            @Nullable String fieldName,
            @Nullable String byFieldName,
            @Nullable String overFieldName,
            @Nullable String partitionFieldName,
            boolean useNull) {
        this(index, function, fieldName, byFieldName, overFieldName, partitionFieldName, useNull, Frequent.NONE);
    }
}
