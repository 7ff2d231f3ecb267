package org.slackwater.snapshots.control;

import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import org.slackwater.jobs.control.JobStatistics.Size;

/** A snapshot as the API shows it. */
@Schema(name = "ModelSnapshot")
public record SnapshotView(
        String jobId,
        String snapshotId,
        String minVersion,
        long timestamp,
        String description,
        long snapshotDocCount,
        @Nullable Size modelSizeStats,
        @Nullable Long latestRecordTimeStamp,
        @Nullable Long latestResultTimeStamp,
        boolean retain) {
    /** Of the API's versions the first whose servers write states as all do until now. */
    static final String MIN_VERSION = "9.0.0";

    /** The name of what a job has learned before it learned anything. */
    public static final String EMPTY = "empty";

    static SnapshotView empty(String jobId, long createTime) {
        return new SnapshotView(jobId, EMPTY, MIN_VERSION, createTime, "Nothing learned", 0, null, null, null, false);
    }
}
