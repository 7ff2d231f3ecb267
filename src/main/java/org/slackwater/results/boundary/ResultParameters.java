package org.slackwater.results.boundary;

import java.time.Clock;
import org.jspecify.annotations.Nullable;
import org.slackwater.http.control.Dates;
import org.slackwater.http.entity.Flag;
import org.slackwater.http.entity.Page;

/** What requests for results have in common: the body wins over the parameters. */
final class ResultParameters {
    /** A page as a body has it. */
    public record PageBody(@Nullable Integer from, @Nullable Integer size) {}

    /** How clients say that a time is not given. */
    private static final String NOT_GIVEN = "-1";

    private ResultParameters() {}

    static Page page(@Nullable PageBody body, @Nullable Integer from, @Nullable Integer size) {
        return new Page(
                or(body == null ? null : body.from(), from, Page.FIRST_HUNDRED.from()),
                or(body == null ? null : body.size(), size, Page.FIRST_HUNDRED.size()));
    }

    static <T> T or(@Nullable T inBody, @Nullable T parameter, T otherwise) {
        T given = first(inBody, parameter);
        return given == null ? otherwise : given;
    }

    static <T> @Nullable T first(@Nullable T inBody, @Nullable T parameter) {
        return inBody == null ? parameter : inBody;
    }

    /** Null for the direction that is usual. */
    static @Nullable Boolean desc(@Nullable Boolean inBody, ListQuery query) {
        Flag parameter = query.desc();
        return first(inBody, parameter == null ? null : Boolean.valueOf(parameter.value()));
    }

    static @Nullable Long date(@Nullable String inBody, @Nullable String parameter, String name, Clock clock) {
        String given = first(inBody, parameter);
        return given == null || given.equals(NOT_GIVEN) ? null : Dates.parse(given, name, clock);
    }
}
