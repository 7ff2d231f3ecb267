package org.slackwater.jobs.control;

import jakarta.json.JsonValue;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slackwater.http.entity.ApiException;
import org.slackwater.jobs.entity.AnalysisConfig;
import org.slackwater.jobs.entity.AnalysisConfig.PerPartitionCategorization;
import org.slackwater.jobs.entity.StandardAnalyzer;

/** What an update changes in how messages are categorised. */
final class CategorizationChange {
    private CategorizationChange() {}

    static AnalysisConfig apply(AnalysisConfig analysis, JobUpdate update) {
        AnalysisConfig changed = analysis.categorized(
                update.categorizationFilters(),
                analyzer(analysis, update.categorizationFilters()),
                perPartition(analysis.perPartitionCategorization(), update.perPartitionCategorization()));
        CategorizationValidation.checkFilters(changed);
        return changed.analyzed();
    }

    /** Null where it is made anew of the filters; an analyzer that somebody wrote stays, and does not go with filters. */
    private static @Nullable JsonValue analyzer(AnalysisConfig analysis, @Nullable List<String> newFilters) {
        JsonValue analyzer = analysis.categorizationAnalyzer();
        return newFilters != null && analyzer != null && StandardAnalyzer.is(analyzer) ? null : analyzer;
    }

    private static @Nullable PerPartitionCategorization perPartition(
            @Nullable PerPartitionCategorization before, @Nullable PerPartitionCategorization update) {
        if (update == null) {
            return before;
        }
        boolean enabled = before != null && before.apart();
        if (update.enabled() != null && update.apart() != enabled) {
            throw ApiException.illegalArgument(
                    "[enabled] of [per_partition_categorization] is [" + enabled + "] and cannot be changed");
        }
        boolean stopped = before != null && before.stops();
        boolean stops = update.stopOnWarn() == null ? stopped : update.stops();
        return stops == stopped ? before : new PerPartitionCategorization(enabled, stops);
    }
}
