package org.slackwater.analysis.entity;

import java.util.List;

/**
 * To which values of a field a rule is confined.
 *
 * @param include whether to those that are among the items, or to those that are not
 * @param items values, or with {@code *} at the beginning or the end what they end or begin with
 */
public record RuleScope(String field, boolean include, List<String> items) {
    public RuleScope {
        items = List.copyOf(items);
    }
}
