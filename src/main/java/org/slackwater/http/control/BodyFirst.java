package org.slackwater.http.control;

import java.time.Clock;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.slackwater.http.entity.Page;
import org.slackwater.http.entity.PageBody;

/** What may stand in the body of a request and in a parameter as well: the body wins. */
public final class BodyFirst {
    /** How clients say that a time is not given. */
    private static final String NOT_GIVEN = "-1";

    private BodyFirst() {}

    public static <T> @Nullable T of(@Nullable T inBody, @Nullable T parameter) {
        return inBody == null ? parameter : inBody;
    }

    public static <T> T or(@Nullable T inBody, @Nullable T parameter, T otherwise) {
        return Objects.requireNonNullElse(of(inBody, parameter), otherwise);
    }

    public static Page page(@Nullable PageBody inBody, @Nullable Integer from, @Nullable Integer size) {
        PageBody body = Objects.requireNonNullElse(inBody, PageBody.EMPTY);
        return Page.of(of(body.from(), from), of(body.size(), size));
    }

    /** Epoch milliseconds; null where neither gives a time. */
    public static @Nullable Long date(@Nullable String inBody, @Nullable String parameter, String name, Clock clock) {
        String given = of(inBody, parameter);
        return given == null || given.equals(NOT_GIVEN) ? null : Dates.parse(given, name, clock);
    }
}
