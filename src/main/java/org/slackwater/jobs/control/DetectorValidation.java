package org.slackwater.jobs.control;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.slackwater.analysis.control.Function;
import org.slackwater.analysis.control.Functions;
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
        checkUnsupported(detector);
    }

    private static void checkFunction(Detector detector) {
        String function = detector.function();
        Function known = Functions.find(function)
                .orElseThrow(() -> ApiException.illegalArgument(
                        "Unknown function [" + function + "]; there are " + Functions.names()));
        if (known.requiresField() && detector.fieldName() == null) {
            throw ApiException.illegalArgument("[field_name] must be set when the [" + function + "] function is used");
        }
        if (!known.requiresField()) {
            forbid(function, "field_name", detector.fieldName());
        }
        if (!known.allowsBy()) {
            forbid(function, "by_field_name", detector.byFieldName());
        }
        if (!known.allowsOver()) {
            forbid(function, "over_field_name", detector.overFieldName());
        }
        if (!known.allowsPartition()) {
            forbid(function, "partition_field_name", detector.partitionFieldName());
        }
    }

    private static void forbid(String function, String setting, @Nullable String field) {
        if (field != null) {
            throw ApiException.illegalArgument(
                    "[" + setting + "] [" + field + "] cannot be used with the function [" + function + "]");
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

    /** What would change results if it were obeyed must not be taken and then left aside. */
    private static void checkUnsupported(Detector detector) {
        if (detector.customRules() != null && !detector.customRules().isEmpty()) {
            throw unsupported("custom_rules", detector);
        }
        String frequent = detector.excludeFrequent();
        if (frequent == null || frequent.equals("none")) {
            return;
        }
        if (Set.of("all", "by", "over").contains(frequent)) {
            throw unsupported("exclude_frequent", detector);
        }
        throw ApiException.illegalArgument("[exclude_frequent] [" + frequent + "] is not one of [all, none, by, over]");
    }

    private static ApiException unsupported(String setting, Detector detector) {
        return ApiException.illegalArgument(
                "[" + setting + "] of the function [" + detector.function() + "] is not supported");
    }
}
