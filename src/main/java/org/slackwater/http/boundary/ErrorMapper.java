package org.slackwater.http.boundary;

import jakarta.persistence.OptimisticLockException;
import jakarta.persistence.PersistenceException;
import jakarta.ws.rs.NotAllowedException;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import jakarta.ws.rs.ext.ExceptionMapper;
import jakarta.ws.rs.ext.Provider;
import java.sql.SQLException;
import java.sql.SQLIntegrityConstraintViolationException;
import java.util.Arrays;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.slackwater.http.control.Relay;
import org.slackwater.http.entity.ApiException;
import org.slackwater.http.entity.UntakenException;

/** Turns whatever goes wrong into the API's error body. What is not the caller's doing is logged, and never shown. */
@Provider
public class ErrorMapper implements ExceptionMapper<Throwable> {
    private static final Logger LOG = Logger.getLogger(ErrorMapper.class.getName());

    @Context
    UriInfo uri;

    @Context
    Request request;

    @Override
    public Response toResponse(Throwable failure) {
        return response(failure, uri, request);
    }

    static Response response(Throwable failure, UriInfo uri, Request request) {
        Optional<ApiException> told = causes(failure, ApiException.class);
        if (told.isPresent()) {
            return respond(told.get());
        }
        if (failure instanceof WebApplicationException web) {
            return web(web, uri, request);
        }
        return respond(untold(failure));
    }

    /** The response for a failure that is told. */
    static Response respond(ApiException failure) {
        Response.ResponseBuilder response = Response.status(failure.status()).entity(ErrorBody.of(failure));
        if (failure instanceof UntakenException) {
            response.header(Relay.UNTAKEN, "true");
        }
        return response.build();
    }

    private static Response web(WebApplicationException failure, UriInfo uri, Request request) {
        String path = "/" + uri.getPath().replaceFirst("^/", "");
        if (failure instanceof NotFoundException) {
            return Response.status(400)
                    .entity(new ErrorBody.Plain(
                            "no handler found for uri [" + path + "] and method [" + request.getMethod() + "]", null))
                    .build();
        }
        if (failure instanceof NotAllowedException) {
            String allowed = Arrays.stream(failure.getResponse()
                            .getHeaderString(HttpHeaders.ALLOW)
                            .split(",", -1))
                    .map(String::strip)
                    .filter(method -> !method.equals("OPTIONS") && !method.equals("HEAD"))
                    .sorted()
                    .collect(Collectors.joining(", "));
            return Response.status(405)
                    .header(HttpHeaders.ALLOW, allowed)
                    .entity(new ErrorBody.Plain(
                            "Incorrect HTTP method for uri [" + path + "] and method [" + request.getMethod()
                                    + "], allowed: [" + allowed + "]",
                            405))
                    .build();
        }
        int status = failure.getResponse().getStatus();
        if (status >= 500) {
            return respond(untold(failure));
        }
        return respond(new ApiException(status, "status_exception", String.valueOf(failure.getMessage())));
    }

    static ApiException untold(Throwable failure) {
        if (causes(failure, OptimisticLockException.class).isPresent()
                || causes(failure, SQLIntegrityConstraintViolationException.class)
                        .isPresent()
                || sqlState(failure).startsWith("23")
                // what a database says whose transactions wait for each other, of the one that it gave up
                || sqlState(failure).startsWith("40")) {
            return ApiException.conflict("somebody else changed the same at the same time; try again");
        }
        String id = UUID.randomUUID().toString();
        Optional<SQLException> outage = outage(failure);
        if (outage.isPresent()) {
            LOG.log(Level.WARNING, "internal storage is away: id={0} {1}", new Object[] {
                id, outage.get().getMessage()
            });
        } else {
            LOG.log(Level.SEVERE, "request failed: id=" + id, failure);
        }
        if (causes(failure, PersistenceException.class).isPresent()
                || causes(failure, SQLException.class).isPresent()
                || causes(failure, jakarta.transaction.SystemException.class).isPresent()) {
            return new ApiException(
                    503,
                    "status_exception",
                    "internal storage cannot be used now; look whether the request was obeyed before you repeat it ["
                            + id + "]");
        }
        return new ApiException(500, "internal_error_exception", "internal error, logged as [" + id + "]");
    }

    private static String sqlState(Throwable failure) {
        return causes(failure, SQLException.class)
                .map(SQLException::getSQLState)
                .orElse("");
    }

    /** What a database says that cannot be reached, or is being shut down. Its stack trace would tell nothing more. */
    private static Optional<SQLException> outage(Throwable failure) {
        return chain(failure, SQLException.class)
                .filter(sql -> sql.getSQLState() != null)
                .filter(sql ->
                        sql.getSQLState().startsWith("08") || sql.getSQLState().startsWith("57P"))
                .findFirst();
    }

    private static <T extends Throwable> Optional<T> causes(Throwable failure, Class<T> type) {
        return chain(failure, type).findFirst();
    }

    private static <T extends Throwable> Stream<T> chain(Throwable failure, Class<T> type) {
        return Stream.iterate(failure, Objects::nonNull, Throwable::getCause)
                .limit(20)
                .filter(type::isInstance)
                .map(type::cast);
    }
}
