package org.slackwater.http.entity;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A window on a sorted list: skip {@code from}, then at most {@code size}. */
public record Page(int from, int size) {
    public static final Page FIRST_HUNDRED = new Page(0, 100);

    /** What is not given is as in {@link #FIRST_HUNDRED}. */
    public static Page of(@Nullable Integer from, @Nullable Integer size) {
        return new Page(
                Objects.requireNonNullElse(from, FIRST_HUNDRED.from),
                Objects.requireNonNullElse(size, FIRST_HUNDRED.size));
    }

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
