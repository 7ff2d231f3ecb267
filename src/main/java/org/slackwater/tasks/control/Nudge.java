package org.slackwater.tasks.control;

/** Another node has committed something that may be of interest here: look into the database. */
public record Nudge() {}
