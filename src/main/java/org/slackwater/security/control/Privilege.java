package org.slackwater.security.control;

/** The container roles; each implies those it contains. */
public enum Privilege {
    MANAGE("manage"),
    MANAGE_ML("manage_ml"),
    MONITOR("monitor"),
    MONITOR_ML("monitor_ml");

    private final String role;

    Privilege(String role) {
        this.role = role;
    }

    public String role() {
        return role;
    }
}
