package org.slackwater.analysis.control;

/** Saved state that this version cannot read: of another version, of another job, or no state at all. */
public final class UnknownStateException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public UnknownStateException(String message) {
        super(message);
    }

    UnknownStateException(String message, Throwable cause) {
        super(message, cause);
    }
}
