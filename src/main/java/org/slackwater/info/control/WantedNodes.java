package org.slackwater.info.control;

import java.util.Arrays;
import java.util.List;
import org.slackwater.http.control.Wildcards;

/**
 * Which nodes a request is about.
 *
 * @param patterns of their ids or names; {@code _local} is the one that answers, {@code _all} is all
 */
record WantedNodes(List<String> patterns) {
    /** @param expression patterns separated by commas; empty for all */
    static WantedNodes of(String expression) {
        return new WantedNodes(expression.isEmpty() ? List.of("*") : Arrays.asList(expression.split(",", -1)));
    }

    /** @param local whether it is the one that answers */
    boolean include(String nodeId, String nodeName, boolean local) {
        return patterns.stream().anyMatch(pattern -> switch (pattern) {
            case "_all" -> true;
            case "_local" -> local;
            default -> Wildcards.matches(pattern, nodeId) || Wildcards.matches(pattern, nodeName);
        });
    }
}
