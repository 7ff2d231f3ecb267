package org.slackwater.analysis.entity;

/**
 * What a rule asks of a value.
 *
 * @param appliesTo {@code actual}, {@code typical}, {@code diff_from_typical} or {@code time}
 * @param operator {@code gt}, {@code gte}, {@code lt} or {@code lte}
 * @param value of a time: seconds since the epoch
 */
public record RuleCondition(String appliesTo, String operator, double value) {}
