package org.slackwater.history;

/**
 * What was done to the cluster. Times are microseconds of the harness's clock.
 *
 * @param node whom it struck; {@link #ALL} when it was the database, {@link #NOBODY} when nobody has to wait for it
 * @param end when the effect was over, as far as the harness can see
 */
record Fault(Kind kind, int node, long begin, long end) {
    static final int ALL = -1;
    static final int NOBODY = -2;

    enum Kind {
        KILL,
        FREEZE,
        CUT,
        DISCONNECT,
        SPLIT,
        RESTART_DATABASE,
        CRASH_DATABASE,
        RESET_CONNECTIONS,
        HOLD_LOCKS
    }

    boolean strikes(int other) {
        return node == ALL || node == other;
    }

    private String struck() {
        return switch (node) {
            case ALL -> "database";
            case NOBODY -> "data grid";
            default -> "node " + node;
        };
    }

    @Override
    public String toString() {
        return "%s %s, %d to %d us".formatted(kind, struck(), begin, end);
    }
}
