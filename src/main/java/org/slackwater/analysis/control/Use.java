package org.slackwater.analysis.control;

/** Whether a setting of a detector goes with its function. */
public enum Use {
    REQUIRED,
    OPTIONAL,
    FORBIDDEN
}
