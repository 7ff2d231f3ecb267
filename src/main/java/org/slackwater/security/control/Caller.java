package org.slackwater.security.control;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.security.enterprise.SecurityContext;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Optional;
import org.slackwater.http.entity.ApiException;

/** Who makes the current request. */
@ApplicationScoped
public class Caller {
    @Inject
    SecurityContext security;

    @Inject
    HttpServletRequest request;

    public Optional<String> name() {
        return Optional.ofNullable(security.getCallerPrincipal()).map(java.security.Principal::getName);
    }

    /** Of a user and of a token; of an API key the privileges that it has. */
    public List<String> groups() {
        return identity().groups();
    }

    public boolean has(Privilege privilege) {
        return privilege.heldBy(security::isCallerInRole);
    }

    /** @throws ApiException 401 without one */
    public Identity identity() {
        if (request.getAttribute(Authentication.IDENTITY) instanceof Identity identity) {
            return identity;
        }
        throw new ApiException(401, "security_exception", "missing authentication credentials");
    }
}
