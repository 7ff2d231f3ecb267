package org.slackwater.security.boundary;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ContainerResponseFilter;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.Provider;
import java.util.ArrayList;
import org.slackwater.security.control.Authentication;

/** Tells whoever is refused for want of an identity what he could authenticate with. */
@Provider
@ApplicationScoped
public class Challenges implements ContainerResponseFilter {
    @Inject
    Authentication authentication;

    @Override
    public void filter(ContainerRequestContext request, ContainerResponseContext answer) {
        if (answer.getStatus() == Response.Status.UNAUTHORIZED.getStatusCode()) {
            answer.getHeaders().put(HttpHeaders.WWW_AUTHENTICATE, new ArrayList<>(authentication.challenges()));
        }
    }
}
