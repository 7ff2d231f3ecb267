package org.slackwater.security.control;

import java.util.Set;
import java.util.function.Predicate;

/** The container roles; each implies those it contains. */
public enum Privilege {
    MANAGE("manage", Set.of()),
    MANAGE_ML("manage_ml", Set.of(MANAGE)),
    MONITOR("monitor", Set.of(MANAGE)),
    MONITOR_ML("monitor_ml", Set.of(MANAGE_ML, MONITOR));

    private final String role;
    private final Set<Privilege> impliedBy;

    Privilege(String role, Set<Privilege> impliedBy) {
        this.role = role;
        this.impliedBy = impliedBy;
    }

    public String role() {
        return role;
    }

    /** Whether a caller with these roles has it, by its own role or by one that contains it. */
    public boolean heldBy(Predicate<String> callerInRole) {
        return callerInRole.test(role) || impliedBy.stream().anyMatch(each -> each.heldBy(callerInRole));
    }
}
