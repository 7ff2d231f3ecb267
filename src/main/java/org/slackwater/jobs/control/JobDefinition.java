package org.slackwater.jobs.control;

import org.slackwater.analysis.entity.AnalysisSpec;
import org.slackwater.analysis.entity.TimeFormat;

/** What the run of a job needs of its configuration. */
public record JobDefinition(AnalysisSpec spec, String timeField, TimeFormat timeFormat) {
    public String jobId() {
        return spec.jobId();
    }
}
