package org.slackwater.http.entity;

/** An answer that is JSON already, as its caller wanted it shaped. */
public record Verbatim(String text) {}
