package org.slackwater.jobs.entity;

import org.jspecify.annotations.Nullable;

/** Whether a job shall keep what its models look like. What is left out has the API's default. */
public record ModelPlotConfig(Boolean enabled, @Nullable String terms, Boolean annotationsEnabled) {

    @SuppressWarnings("NullAway") // a body leaves out what it likes
    public ModelPlotConfig {
        enabled = enabled == null ? Boolean.FALSE : enabled;
        annotationsEnabled = annotationsEnabled == null ? enabled : annotationsEnabled;
    }
}
