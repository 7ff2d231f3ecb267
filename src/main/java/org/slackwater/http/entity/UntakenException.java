package org.slackwater.http.entity;

import org.jspecify.annotations.Nullable;

/** 503: nothing of the request was taken, so that whoever asks again, here or elsewhere, asks for nothing twice. */
public class UntakenException extends ApiException {
    private static final long serialVersionUID = 1L;
    private static final int UNAVAILABLE = 503;

    public UntakenException(String reason, @Nullable Throwable cause) {
        super(UNAVAILABLE, "status_exception", reason, cause);
    }

    public UntakenException(String reason) {
        this(reason, null);
    }
}
