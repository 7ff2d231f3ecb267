package org.slackwater.jobs.control;

import org.jspecify.annotations.Nullable;
import org.slackwater.analysis.entity.DataCounts;
import org.slackwater.analysis.entity.ModelSize;
import org.slackwater.jobs.entity.JobTiming;

/**
 * How a job stands.
 *
 * @param lastDataTime when data last came, epoch milliseconds by the node's clock
 * @param logTime when this was written
 */
public record JobReport(
        DataCounts counts, ModelSize modelSize, JobTiming timing, @Nullable Long lastDataTime, long logTime) {
    static final JobReport NONE = new JobReport(DataCounts.NONE, ModelSize.NONE, JobTiming.NONE, null, 0);
}
