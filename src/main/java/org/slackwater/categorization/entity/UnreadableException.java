package org.slackwater.categorization.entity;

import org.jspecify.annotations.Nullable;

/** A message on which an expression of the analyzer gives up. */
public final class UnreadableException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    UnreadableException(String reason, @Nullable Throwable cause) {
        super("the message cannot be taken apart: " + reason, cause);
    }
}
