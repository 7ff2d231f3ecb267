package org.slackwater.info.control;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.slackwater.http.control.Wildcards;

/**
 * Which tasks are to be listed: comma-separated patterns.
 *
 * @param nodes of their ids or names; {@code _local} is the one that answers, {@code _all} is all
 * @param parent the id of a task
 */
public record WantedTasks(@Nullable String actions, @Nullable String nodes, @Nullable String parent) {
    static final WantedTasks ALL = new WantedTasks(null, null, null);

    /** How a caller may say that any parent will do. */
    private static final String ANY_PARENT = "-1";

    /**
     * No task has a parent here.
     *
     * @throws org.slackwater.http.entity.ApiException 400 when the parent cannot be the id of a task
     */
    boolean haveAParent() {
        if (parent == null || parent.equals(ANY_PARENT)) {
            return false;
        }
        TaskNumber.parse(parent);
        return true;
    }

    boolean includes(String action, String nodeId, String nodeName, boolean local) {
        return matches(actions, action)
                && (matches(nodes, nodeId) || matches(nodes, nodeName) || names("_all") || local && names("_local"));
    }

    private boolean names(String special) {
        return nodes != null && Arrays.asList(nodes.split(",", -1)).contains(special);
    }

    private static boolean matches(@Nullable String patterns, String text) {
        return patterns == null || patterns.isEmpty() || Wildcards.anyMatches(patterns, text);
    }
}
