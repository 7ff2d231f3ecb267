package org.slackwater.jobs.control;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.slackwater.categorization.entity.CategorizationSpec;
import org.slackwater.http.entity.ApiException;
import org.slackwater.jobs.entity.AnalysisConfig;
import org.slackwater.jobs.entity.CategorizationAnalyzer;
import org.slackwater.jobs.entity.Detector;

/** The rules for categorization. Each refusal names the setting. */
final class CategorizationValidation {
    private CategorizationValidation() {}

    static void check(AnalysisConfig analysis) {
        String field = analysis.categorizationFieldName();
        checkFilters(analysis);
        if (field == null) {
            checkUnused(analysis);
        } else {
            DetectorValidation.checkName("categorization_field_name", field);
            checkUsed(analysis, field);
        }
        if (analysis.categorizationAnalyzer() != null) {
            var unused = CategorizationAnalyzer.parse(analysis.categorizationAnalyzer());
        }
        checkPartitions(analysis);
    }

    /** The filters as they were given, before they become part of the analyzer. */
    static void checkFilters(AnalysisConfig analysis) {
        List<String> filters = analysis.categorizationFilters();
        if (filters == null) {
            return;
        }
        if (analysis.categorizationFieldName() == null) {
            throw requires("categorization_filters");
        }
        if (analysis.categorizationAnalyzer() != null) {
            throw ApiException.illegalArgument("[categorization_filters] cannot be used with [categorization_analyzer]:"
                    + " make them char filters [pattern_replace] of the analyzer");
        }
        Set<String> seen = new HashSet<>();
        for (String filter : filters) {
            if (filter.isEmpty() || !seen.add(filter)) {
                throw ApiException.illegalArgument("[categorization_filters] [" + filter + "] "
                        + (filter.isEmpty() ? "must not be empty" : "is there twice"));
            }
            CategorizationAnalyzer.checkFilter(filter);
        }
    }

    private static ApiException requires(String setting) {
        return ApiException.illegalArgument("[" + setting + "] requires that [categorization_field_name] is set");
    }

    private static void checkUnused(AnalysisConfig analysis) {
        if (analysis.categorizationAnalyzer() != null) {
            throw requires("categorization_analyzer");
        }
        analysis.detectors()
                .forEach(detector -> DetectorValidation.fields(detector).forEach((setting, field) -> {
                    if (isCategory(field)) {
                        throw requires(setting + "] [" + field);
                    }
                }));
        if (analysis.influencers().stream().anyMatch(CategorizationValidation::isCategory)) {
            throw requires("influencers] [" + CategorizationSpec.CATEGORY);
        }
    }

    private static void checkUsed(AnalysisConfig analysis, String field) {
        if (isCategory(field)) {
            throw ApiException.illegalArgument("[categorization_field_name] cannot be [" + field + "]");
        }
        if (isCategory(analysis.summaryCountFieldName())) {
            throw ApiException.illegalArgument(
                    "[summary_count_field_name] cannot be [" + CategorizationSpec.CATEGORY + "]");
        }
        for (Detector detector : analysis.detectors()) {
            if (isCategory(detector.fieldName())) {
                throw ApiException.illegalArgument("[field_name] of the function [" + detector.function()
                        + "] cannot be [" + CategorizationSpec.CATEGORY + "]");
            }
        }
        if (analysis.detectors().stream().noneMatch(Detector::splitsByCategory)) {
            throw ApiException.illegalArgument("[categorization_field_name] [" + field
                    + "] is set, but no detector has [" + CategorizationSpec.CATEGORY
                    + "] as its by, over or partition field");
        }
    }

    private static void checkPartitions(AnalysisConfig analysis) {
        var config = analysis.perPartitionCategorization();
        if (config == null) {
            return;
        }
        if (!config.apart()) {
            if (config.stops()) {
                throw ApiException.illegalArgument(
                        "[stop_on_warn] [true] requires that [per_partition_categorization] is [enabled]");
            }
            return;
        }
        if (analysis.categorizationFieldName() == null) {
            throw requires("per_partition_categorization");
        }
        Set<String> partitions = new TreeSet<>();
        for (Detector detector : analysis.detectors()) {
            if (detector.splitsByCategory()) {
                partitions.add(partition(detector));
            }
        }
        if (partitions.size() > 1) {
            throw ApiException.illegalArgument("[partition_field_name] must be the same for all detectors with ["
                    + CategorizationSpec.CATEGORY + "] when [per_partition_categorization] is enabled: " + partitions);
        }
    }

    private static String partition(Detector detector) {
        String partition = detector.partitionFieldName();
        if (partition == null || isCategory(partition)) {
            throw ApiException.illegalArgument("[partition_field_name] [" + partition + "] of the function ["
                    + detector.function() + "] must be a field of the records, since it is used with ["
                    + CategorizationSpec.CATEGORY + "] and [per_partition_categorization] is enabled");
        }
        return partition;
    }

    private static boolean isCategory(@Nullable String field) {
        return CategorizationSpec.CATEGORY.equals(field);
    }
}
