package org.slackwater.http.entity;

/** A window on a sorted list: skip {@code from}, then at most {@code size}. */
public record Page(int from, int size) {
    public static final Page FIRST_HUNDRED = new Page(0, 100);

    /** @throws ApiException 400 when negative */
    public Page {
        if (from < 0) {
            throw ApiException.illegalArgument("Parameter [from] cannot be < 0");
        }
        if (size < 0) {
            throw ApiException.illegalArgument("Parameter [size] cannot be < 0");
        }
    }
}
