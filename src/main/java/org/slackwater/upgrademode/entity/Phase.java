package org.slackwater.upgrademode.entity;

/** Where the cluster stands between the two tides. */
public enum Phase {
    /** Tasks run. */
    DISABLED,
    /** Nothing may start; what runs is being halted. */
    DRAINING,
    /** Nothing writes: acknowledged. */
    ENABLED,
    /** Tasks are being assigned again. */
    RESUMING;

    /** Whether upgrade mode counts as on: the setting is committed before the drain begins and gone before the resume. */
    public boolean on() {
        return this == DRAINING || this == ENABLED;
    }

    /** Whether work towards another phase is still to be done. */
    public boolean underWay() {
        return this == DRAINING || this == RESUMING;
    }

    /** Where the setting leads to. */
    public static Phase goal(boolean enabled) {
        return enabled ? ENABLED : DISABLED;
    }
}
