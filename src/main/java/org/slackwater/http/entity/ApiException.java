package org.slackwater.http.entity;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** A failure that the caller is told about: carries the API's error type and the HTTP status. */
public class ApiException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final String type;
    private final int status;

    public ApiException(int status, String type, String reason, @Nullable Throwable cause) {
        super(reason, cause);
        this.status = status;
        this.type = type;
    }

    public ApiException(int status, String type, String reason) {
        this(status, type, reason, null);
    }

    public String type() {
        return type;
    }

    public int status() {
        return status;
    }

    public String reason() {
        return String.valueOf(getMessage());
    }

    /** 400: a value is not acceptable. */
    public static ApiException illegalArgument(String reason) {
        return new ApiException(400, "illegal_argument_exception", reason);
    }

    /** 400: several things are wrong with the request at once. */
    public static ApiException invalidRequest(List<String> errors) {
        String listed = IntStream.range(0, errors.size())
                .mapToObj(i -> " " + (i + 1) + ": " + errors.get(i) + ";")
                .collect(Collectors.joining());
        return new ApiException(400, "action_request_validation_exception", "Validation Failed:" + listed);
    }

    /** 400: a text does not parse. */
    public static ApiException parse(String reason) {
        return new ApiException(400, "parse_exception", reason);
    }

    /** 404. */
    public static ApiException notFound(String reason) {
        return new ApiException(404, "resource_not_found_exception", reason);
    }

    /** 400: the id is taken. */
    public static ApiException alreadyExists(String reason) {
        return new ApiException(400, "resource_already_exists_exception", reason);
    }

    /** 409: not in this state. */
    public static ApiException conflict(String reason) {
        return new ApiException(409, "status_exception", reason);
    }

    /** 429: not now. */
    public static ApiException tooManyRequests(String reason) {
        return new ApiException(429, "status_exception", reason);
    }

    /** 408: the wait ended before what was waited for. */
    public static ApiException timeout(String reason) {
        return new ApiException(408, "timeout_exception", reason);
    }
}
