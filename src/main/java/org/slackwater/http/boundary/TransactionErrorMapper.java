package org.slackwater.http.boundary;

import jakarta.annotation.Priority;
import jakarta.transaction.TransactionalException;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import jakarta.ws.rs.ext.ExceptionMapper;
import jakarta.ws.rs.ext.Provider;

/** As any other failure: for this one the server has a mapper of its own, which would answer with a page. */
@Provider
@Priority(1)
public class TransactionErrorMapper implements ExceptionMapper<TransactionalException> {
    @Context
    UriInfo uri;

    @Context
    Request request;

    @Override
    public Response toResponse(TransactionalException failure) {
        return ErrorMapper.response(failure, uri, request);
    }
}
