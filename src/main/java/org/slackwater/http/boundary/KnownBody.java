package org.slackwater.http.boundary;

import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.ext.Provider;
import java.io.InputStream;
import java.util.Arrays;
import org.slackwater.http.entity.ApiException;

/** Refuses a body where none is read, so that nobody believes that it was obeyed. */
@Provider
public class KnownBody implements ContainerRequestFilter {
    @Context
    ResourceInfo resource;

    @Override
    public void filter(ContainerRequestContext request) {
        boolean read =
                Arrays.asList(resource.getResourceMethod().getParameterTypes()).contains(InputStream.class);
        if (!read && request.getLength() > 0) {
            throw ApiException.illegalArgument("request [" + request.getMethod() + " /"
                    + request.getUriInfo().getPath().replaceFirst("^/", "") + "] does not support having a body");
        }
    }
}
