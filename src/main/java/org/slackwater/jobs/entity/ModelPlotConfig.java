package org.slackwater.jobs.entity;

import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slackwater.analysis.entity.PlotTerms;

/** Whether a job shall keep what its models look like. What is left out has the API's default. */
public record ModelPlotConfig(Boolean enabled, @Nullable String terms, Boolean annotationsEnabled) {

    @SuppressWarnings("NullAway") // a body leaves out what it likes
    public ModelPlotConfig {
        enabled = enabled == null ? Boolean.FALSE : enabled;
        annotationsEnabled = annotationsEnabled == null ? enabled : annotationsEnabled;
    }

    /** Of which series there are to be plots; null of none. */
    public @Nullable PlotTerms plotted() {
        return enabled ? new PlotTerms(termList()) : null;
    }

    private List<String> termList() {
        return terms == null
                ? List.of()
                : Arrays.stream(terms.split(","))
                        .map(String::strip)
                        .filter(term -> !term.isEmpty())
                        .toList();
    }
}
