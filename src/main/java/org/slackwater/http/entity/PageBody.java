package org.slackwater.http.entity;

import org.jspecify.annotations.Nullable;

/** A page as a body has it. */
public record PageBody(@Nullable Integer from, @Nullable Integer size) {
    public static final PageBody EMPTY = new PageBody(null, null);
}
