package org.slackwater.info.control;

import java.util.Objects;
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
        return (actions == null || actions.isEmpty() || Wildcards.anyMatches(actions, action))
                && WantedNodes.of(Objects.requireNonNullElse(nodes, "")).include(nodeId, nodeName, local);
    }
}
