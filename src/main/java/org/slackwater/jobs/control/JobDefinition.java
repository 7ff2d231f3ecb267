package org.slackwater.jobs.control;

import org.slackwater.analysis.entity.AnalysisSpec;
import org.slackwater.analysis.entity.TimeFormat;

/**
 * What the run of a job needs of its configuration.
 *
 * @param snapshotEveryMillis after how long a snapshot of its models is due
 */
public record JobDefinition(AnalysisSpec spec, String timeField, TimeFormat timeFormat, long snapshotEveryMillis) {
    public String jobId() {
        return spec.jobId();
    }
}
