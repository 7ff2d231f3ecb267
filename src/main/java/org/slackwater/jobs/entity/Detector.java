package org.slackwater.jobs.entity;

import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.slackwater.analysis.entity.Frequent;
import org.slackwater.categorization.entity.CategorizationSpec;

/** What a detector looks at, as the API writes it. What is left out has the API's default. */
public record Detector(
        @Nullable String detectorDescription,
        String function,
        @Nullable String fieldName,
        @Nullable String byFieldName,
        @Nullable String overFieldName,
        @Nullable String partitionFieldName,
        @Nullable Boolean useNull,
        @Nullable String excludeFrequent,
        @Nullable List<DetectionRule> customRules,
        @Nullable Integer detectorIndex) {

    @SuppressWarnings("NullAway") // a body leaves out what it likes
    public Detector {
        function = function == null ? "metric" : function;
    }

    /** The detector at its place in the list, with a description. */
    public Detector at(int index) {
        return described(Objects.requireNonNullElseGet(detectorDescription, this::description), index);
    }

    public Detector described(String description) {
        return described(description, detectorIndex);
    }

    public Detector ruledBy(List<DetectionRule> rules) {
        return new Detector(
                detectorDescription,
                function,
                fieldName,
                byFieldName,
                overFieldName,
                partitionFieldName,
                useNull,
                excludeFrequent,
                rules,
                detectorIndex);
    }

    public List<DetectionRule> rules() {
        return customRules == null ? List.of() : customRules;
    }

    /** Whether it looks at the categories of messages. */
    public boolean splitsByCategory() {
        return CategorizationSpec.CATEGORY.equals(byFieldName)
                || CategorizationSpec.CATEGORY.equals(overFieldName)
                || CategorizationSpec.CATEGORY.equals(partitionFieldName);
    }

    private Detector described(String description, @Nullable Integer index) {
        return new Detector(
                description,
                function,
                fieldName,
                byFieldName,
                overFieldName,
                partitionFieldName,
                useNull,
                excludeFrequent,
                customRules,
                index);
    }

    /** What {@code exclude_frequent} says, once it has been checked. */
    public Frequent frequent() {
        return excludeFrequent == null ? Frequent.NONE : Frequent.valueOf(excludeFrequent.toUpperCase(Locale.ROOT));
    }

    private String description() {
        StringBuilder text = new StringBuilder(function);
        if (fieldName != null) {
            text.append('(').append(quoted(fieldName)).append(')');
        }
        append(text, " by ", byFieldName);
        append(text, " over ", overFieldName);
        if (Boolean.TRUE.equals(useNull)) {
            text.append(" usenull=true");
        }
        append(text, " partitionfield=", partitionFieldName);
        append(text, " excludefrequent=", excludeFrequent);
        return text.toString();
    }

    private static void append(StringBuilder text, String lead, @Nullable String field) {
        if (field != null) {
            text.append(lead).append(quoted(field));
        }
    }

    private static String quoted(String field) {
        return field.matches("[\\w.]+") ? field : '"' + field + '"';
    }
}
