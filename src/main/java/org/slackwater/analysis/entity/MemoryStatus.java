package org.slackwater.analysis.entity;

import java.util.Locale;

/** How the models of a job stand to what they may take. */
public enum MemoryStatus {
    OK,
    /** They take so much that nothing is kept that can be done without. */
    SOFT_LIMIT,
    /** Something of the data was left out, since there was no room for a model of it. */
    HARD_LIMIT;

    /** Beyond this share of the limit it is soft. */
    public static final double SOFT_SHARE = 0.6;

    /** As the API calls it. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
