package org.slackwater.results.control;

import org.jspecify.annotations.Nullable;
import org.slackwater.http.entity.ApiException;
import org.slackwater.http.entity.Page;

/**
 * What is asked of the model plots of one job; what is null is not asked.
 *
 * @param start inclusive, epoch milliseconds
 * @param end exclusive
 * @param desc whether the newest bucket comes first
 */
public record ModelPlotsQuery(
        @Nullable Long start,
        @Nullable Long end,
        @Nullable Integer detectorIndex,
        @Nullable String byFieldValue,
        @Nullable String partitionFieldValue,
        boolean desc,
        Page page) {

    public ModelPlotsQuery {
        ResultsQuery.requireWithin(page);
        if (detectorIndex != null && detectorIndex < 0) {
            throw ApiException.illegalArgument("[detector_index] must not be negative, was [" + detectorIndex + "]");
        }
    }
}
