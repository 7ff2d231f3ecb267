package org.slackwater.results.boundary;

import org.jspecify.annotations.Nullable;
import org.slackwater.http.control.BodyFirst;
import org.slackwater.http.entity.Flag;

/** What requests for results have in common: the body wins over the parameters. */
final class ResultParameters {
    private ResultParameters() {}

    /** Null for the direction that is usual. */
    static @Nullable Boolean desc(@Nullable Boolean inBody, ListQuery query) {
        Flag parameter = query.desc();
        return BodyFirst.of(inBody, parameter == null ? null : Boolean.valueOf(parameter.value()));
    }
}
