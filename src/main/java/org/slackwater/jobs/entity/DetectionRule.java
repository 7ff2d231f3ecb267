package org.slackwater.jobs.entity;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A custom rule of a detector, as the API writes it. What is left out has the API's default. */
public record DetectionRule(
        List<String> actions, @Nullable Map<String, FilterRef> scope, @Nullable List<Condition> conditions) {
    public static final String SKIP_RESULT = "skip_result";
    public static final String SKIP_MODEL_UPDATE = "skip_model_update";

    @SuppressWarnings("NullAway") // a body leaves out what it likes
    public DetectionRule {
        actions = actions == null || actions.isEmpty() ? List.of(SKIP_RESULT) : List.copyOf(actions);
    }

    /** To which values of a field the rule is confined: those that are in a filter, or those that are not. */
    public record FilterRef(@Nullable String filterId, String filterType) {
        public static final String INCLUDE = "include";

        @SuppressWarnings("NullAway") // as above
        public FilterRef {
            filterType = filterType == null ? INCLUDE : filterType;
        }
    }

    /** What must hold of a value. */
    public record Condition(@Nullable String appliesTo, @Nullable String operator, @Nullable Double value) {}

    public Map<String, FilterRef> scopes() {
        return scope == null ? Map.of() : scope;
    }

    public List<Condition> conditionList() {
        return conditions == null ? List.of() : conditions;
    }
}
