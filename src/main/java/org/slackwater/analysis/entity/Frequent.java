package org.slackwater.analysis.entity;

/** Values of which fields a detector leaves out of its results when they are frequent ({@code exclude_frequent}). */
public enum Frequent {
    NONE,
    BY,
    OVER,
    ALL;

    public boolean by() {
        return this == BY || this == ALL;
    }

    public boolean over() {
        return this == OVER || this == ALL;
    }
}
