package org.slackwater.jobs.control;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.slackwater.analysis.control.Function;
import org.slackwater.analysis.control.Functions;
import org.slackwater.analysis.control.Use;
import org.slackwater.http.entity.ApiException;
import org.slackwater.jobs.entity.Detector;

/** The rules for a single detector. Each refusal names the function and the field. */
final class DetectorValidation {
    private static final Set<String> AMBIGUOUS = Set.of("count", "by", "over");

    private DetectorValidation() {}

    static void checkIndex(Detector detector, int index) {
        Integer given = detector.detectorIndex();
        if (given != null && given != index) {
            throw ApiException.illegalArgument(
                    "[detector_index] of the detector at place [" + index + "] is [" + given + "]: they must agree");
        }
    }

    static void check(Detector detector) {
        checkFunction(detector);
        Map<String, String> fields = fields(detector);
        fields.forEach(DetectorValidation::checkName);
        checkSplits(detector);
        checkFrequent(detector);
        RuleValidation.check(detector);
    }

    private static void checkFunction(Detector detector) {
        String function = detector.function();
        Function known = Functions.find(function)
                .orElseThrow(() -> ApiException.illegalArgument(
                        "Unknown function [" + function + "]; there are " + Functions.names()));
        check(function, "field_name", known.field(), detector.fieldName());
        check(function, "by_field_name", known.by(), detector.byFieldName());
        check(function, "over_field_name", known.over(), detector.overFieldName());
    }

    private static void check(String function, String setting, Use use, @Nullable String field) {
        if (use == Use.REQUIRED && field == null) {
            throw ApiException.illegalArgument(
                    "[" + setting + "] must be set when the [" + function + "] function is used");
        }
        if (use == Use.FORBIDDEN && field != null) {
            throw ApiException.illegalArgument(
                    "[" + setting + "] [" + field + "] cannot be used with the function [" + function + "]");
        }
    }

    /** One summary cannot bring everything that some functions measure. */
    static void checkSummaries(Detector detector, String summaryCountField) {
        if (Functions.find(detector.function())
                .filter(Function::allowsSummaries)
                .isEmpty()) {
            throw ApiException.illegalArgument("[summary_count_field_name] [" + summaryCountField
                    + "] cannot be used with the function [" + detector.function() + "]");
        }
    }

    /** The fields that the detector names, by the name of the setting. */
    static Map<String, String> fields(Detector detector) {
        Map<String, String> fields = new HashMap<>();
        put(fields, "field_name", detector.fieldName());
        put(fields, "by_field_name", detector.byFieldName());
        put(fields, "over_field_name", detector.overFieldName());
        put(fields, "partition_field_name", detector.partitionFieldName());
        return fields;
    }

    private static void put(Map<String, String> fields, String setting, @Nullable String field) {
        if (field != null) {
            fields.put(setting, field);
        }
    }

    static void checkName(String setting, String field) {
        if (field.isBlank()) {
            throw ApiException.illegalArgument("[" + setting + "] must not be empty");
        }
        if (field.chars().anyMatch(c -> c == '"' || c == '\\' || Character.isISOControl(c))) {
            throw ApiException.illegalArgument(
                    "Invalid field name [" + field + "] in [" + setting + "]: it may not contain \" or \\");
        }
    }

    private static void checkSplits(Detector detector) {
        Map<String, String> settingOf = new HashMap<>();
        fields(detector).forEach((setting, field) -> {
            if (setting.equals("field_name")) {
                return;
            }
            if (AMBIGUOUS.contains(field)) {
                throw ApiException.illegalArgument("[" + field + "] is not a permitted value for [" + setting
                        + "] of the function [" + detector.function() + "]");
            }
            String other = settingOf.put(field, setting);
            if (other != null) {
                throw ApiException.illegalArgument("[" + other + "] and [" + setting + "] of the function ["
                        + detector.function() + "] cannot be the same: [" + field + "]");
            }
        });
    }

    private static void checkFrequent(Detector detector) {
        String frequent = detector.excludeFrequent();
        if (frequent == null) {
            return;
        }
        if (!Set.of("all", "none", "by", "over").contains(frequent)) {
            throw ApiException.illegalArgument(
                    "[exclude_frequent] [" + frequent + "] is not one of [all, none, by, over]");
        }
        boolean by = detector.byFieldName() != null;
        boolean over = detector.overFieldName() != null;
        boolean there =
                switch (detector.frequent()) {
                    case NONE -> true;
                    case BY -> by;
                    case OVER -> over;
                    case ALL -> by || over;
                };
        if (!there) {
            throw ApiException.illegalArgument("[exclude_frequent] [" + frequent + "] of the function ["
                    + detector.function() + "] is about a field that the detector does not have");
        }
    }
}
