package org.slackwater.jobs.control;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.slackwater.analysis.control.Function;
import org.slackwater.analysis.control.Functions;
import org.slackwater.http.entity.ApiException;
import org.slackwater.jobs.entity.DetectionRule;
import org.slackwater.jobs.entity.Detector;

/** The rules for the custom rules of a detector; whether a filter exists is not among them. */
final class RuleValidation {
    private static final String TIME = "time";
    private static final List<String> SUBJECTS = List.of("actual", "typical", "diff_from_typical", TIME);
    private static final List<String> OPERATORS = List.of("gt", "gte", "lt", "lte");
    private static final List<String> ACTIONS = List.of(DetectionRule.SKIP_RESULT, DetectionRule.SKIP_MODEL_UPDATE);
    private static final List<String> FILTER_TYPES = List.of(DetectionRule.FilterRef.INCLUDE, "exclude");
    /** Of which the values are not single numbers that could be compared. */
    private static final Set<String> NOT_COMPARED = Set.of("lat_long", "metric", "rare", "freq_rare");

    private RuleValidation() {}

    static void check(Detector detector) {
        detector.rules().forEach(rule -> check(detector, rule));
    }

    private static void check(Detector detector, DetectionRule rule) {
        rule.actions().forEach(action -> {
            if (action.equals("force_time_shift")) {
                throw invalid("the action [force_time_shift] is not supported in [custom_rules]; events have it");
            }
            oneOf("actions", action, ACTIONS);
        });
        if (rule.scopes().isEmpty() && rule.conditionList().isEmpty()) {
            throw invalid("at least one of [scope] and [conditions] must be given");
        }
        rule.scopes().forEach((field, filter) -> checkScope(detector, field, filter));
        rule.conditionList().forEach(condition -> check(detector, condition));
    }

    private static void checkScope(Detector detector, String field, DetectionRule.@Nullable FilterRef filter) {
        Map<String, String> fields = DetectorValidation.fields(detector);
        fields.remove("field_name");
        if (!fields.containsValue(field)) {
            throw invalid("the [scope] field [" + field + "] is none of the by, over and partition fields "
                    + new TreeSet<>(fields.values()));
        }
        if (filter == null || filter.filterId() == null) {
            throw invalid("[filter_id] must be set for the [scope] field [" + field + "]");
        }
        oneOf("filter_type", filter.filterType(), FILTER_TYPES);
    }

    private static void check(Detector detector, DetectionRule.Condition condition) {
        oneOf("applies_to", condition.appliesTo(), SUBJECTS);
        oneOf("operator", condition.operator(), OPERATORS);
        if (condition.value() == null) {
            throw invalid("[value] must be set in [conditions]");
        }
        if (!TIME.equals(condition.appliesTo()) && NOT_COMPARED.contains(canonical(detector))) {
            throw invalid("the function [" + detector.function() + "] only supports [conditions] that apply to time");
        }
    }

    private static String canonical(Detector detector) {
        return Functions.find(detector.function()).map(Function::canonicalName).orElse("");
    }

    private static void oneOf(String setting, @Nullable String value, List<String> allowed) {
        if (value == null || !allowed.contains(value)) {
            throw invalid("[" + setting + "] [" + value + "] is not one of " + allowed);
        }
    }

    private static ApiException invalid(String what) {
        return ApiException.illegalArgument("Invalid detector rule: " + what);
    }
}
