package org.slackwater.analysis.entity;

import java.util.List;

/**
 * A rule of a detector: where all of its scope and all of its conditions hold, the value is no anomaly
 * ({@code skipResult}), or nothing is learnt from it ({@code skipModelUpdate}), or both.
 */
public record DetectorRule(
        int detectorIndex,
        boolean skipResult,
        boolean skipModelUpdate,
        List<RuleScope> scope,
        List<RuleCondition> conditions) {
    public DetectorRule {
        scope = List.copyOf(scope);
        conditions = List.copyOf(conditions);
    }
}
