package org.slackwater.upgrademode.entity;

/** What became of a toggle. */
public enum Outcome {
    UNDER_WAY,
    ARRIVED,
    TURNED_ROUND
}
