package org.slackwater.tasks.entity;

/** What a persistent task runs. */
public enum TaskKind {
    JOB("job", "xpack/ml/job[c]"),
    DATAFEED("datafeed", "xpack/ml/datafeed[c]");

    private final String prefix;
    private final String action;

    TaskKind(String prefix, String action) {
        this.prefix = prefix;
        this.action = action;
    }

    /** Persistent task ids begin with it: {@code job-<id>}. */
    public String prefix() {
        return prefix;
    }

    /** Its name in task lists. */
    public String action() {
        return action;
    }
}
