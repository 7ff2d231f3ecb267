package org.slackwater.tasks.entity;

/** Why an unassigned task may not be assigned. */
public enum HaltedFor {
    /** It may. */
    NOTHING,
    /** Upgrade mode: until it has had an attempt at assignment afterwards. */
    UPGRADE
}
