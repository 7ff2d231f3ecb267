package org.slackwater.snapshots.control;

import org.jspecify.annotations.Nullable;
import org.slackwater.http.entity.Page;

/**
 * What is asked of the snapshots of a job.
 *
 * @param ids an expression
 * @param start when they were made, inclusive, epoch milliseconds
 * @param end exclusive
 * @param sort a field's name in the API, or null for the usual one
 */
public record SnapshotQuery(
        String ids, @Nullable Long start, @Nullable Long end, @Nullable String sort, boolean desc, Page page) {
    boolean covers(SnapshotView snapshot) {
        return (start == null || snapshot.timestamp() >= start) && (end == null || snapshot.timestamp() < end);
    }
}
