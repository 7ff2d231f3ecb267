package org.slackwater.security.boundary;

import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.PreMatching;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.ext.Provider;
import org.slackwater.http.entity.ApiException;
import org.slackwater.security.control.Authentication;
import org.slackwater.security.control.Caller;

/** Without an identity nothing is answered, not even what paths there are. */
@Provider
@PreMatching
@Priority(Priorities.AUTHENTICATION)
@ApplicationScoped
public class AuthenticationFilter implements ContainerRequestFilter {
    @Inject
    Caller caller;

    @Override
    public void filter(ContainerRequestContext request) {
        if (request.getProperty(Authentication.FAILURE) instanceof RuntimeException failure) {
            throw failure;
        }
        if (caller.name().isEmpty()) {
            boolean tried = request.getHeaderString(HttpHeaders.AUTHORIZATION) != null;
            throw new ApiException(
                    401,
                    "security_exception",
                    (tried ? "unable to authenticate user" : "missing authentication credentials")
                            + " for REST request [/"
                            + request.getUriInfo().getPath().replaceFirst("^/", "") + "]");
        }
    }
}
