package org.slackwater.analysis.entity;

/** How a record writes its time: {@code epoch_ms}, {@code epoch} (seconds), or a Java date pattern. */
public record TimeFormat(String pattern) {}
