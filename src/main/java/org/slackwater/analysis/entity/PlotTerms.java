package org.slackwater.analysis.entity;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Of which series a job keeps model plots: those with one of these as by or partition value; of all where there is none. */
public record PlotTerms(List<String> terms) {
    public static final PlotTerms ALL = new PlotTerms(List.of());

    public PlotTerms {
        terms = List.copyOf(terms);
    }

    /** What is split by nothing has no value that terms could leave out. */
    public boolean include(@Nullable String by, @Nullable String partition) {
        return terms.isEmpty()
                || by == null && partition == null
                || by != null && terms.contains(by)
                || partition != null && terms.contains(partition);
    }
}
