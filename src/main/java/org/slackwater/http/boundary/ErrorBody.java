package org.slackwater.http.boundary;

import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import org.slackwater.http.entity.ApiException;

/** The API's body for errors. Never a stack trace: {@code error_trace} is accepted, and changes nothing. */
@Schema(name = "Error", description = "Of an unknown path or method [error] is a mere text.")
public record ErrorBody(Failure error, int status) {
    /** @param rootCause the same once more, as clients expect */
    public record Failure(List<Cause> rootCause, String type, String reason) {}

    public record Cause(String type, String reason) {}

    /** Errors of the router have a form of their own. */
    public record Plain(String error, @Nullable Integer status) {}

    static ErrorBody of(ApiException failure) {
        Cause cause = new Cause(failure.type(), failure.reason());
        return new ErrorBody(new Failure(List.of(cause), failure.type(), failure.reason()), failure.status());
    }
}
