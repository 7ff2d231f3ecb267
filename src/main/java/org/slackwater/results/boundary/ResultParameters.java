package org.slackwater.results.boundary;

import java.time.Clock;
import org.jspecify.annotations.Nullable;
import org.slackwater.http.control.BodyFirst;
import org.slackwater.http.control.Dates;
import org.slackwater.http.entity.Flag;

/** What requests for results have in common: the body wins over the parameters. */
final class ResultParameters {
    /** How clients say that a time is not given. */
    private static final String NOT_GIVEN = "-1";

    private ResultParameters() {}

    /** Null for the direction that is usual. */
    static @Nullable Boolean desc(@Nullable Boolean inBody, ListQuery query) {
        Flag parameter = query.desc();
        return BodyFirst.of(inBody, parameter == null ? null : Boolean.valueOf(parameter.value()));
    }

    static @Nullable Long date(@Nullable String inBody, @Nullable String parameter, String name, Clock clock) {
        String given = BodyFirst.of(inBody, parameter);
        return given == null || given.equals(NOT_GIVEN) ? null : Dates.parse(given, name, clock);
    }
}
