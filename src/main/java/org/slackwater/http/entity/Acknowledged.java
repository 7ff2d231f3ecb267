package org.slackwater.http.entity;

/** The answer to what is simply done. */
public record Acknowledged(boolean acknowledged) {
    public static final Acknowledged YES = new Acknowledged(true);
}
