package org.slackwater.security.control;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.security.enterprise.SecurityContext;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.slackwater.security.entity.User;

/** Who makes the current request. */
@ApplicationScoped
public class Caller {
    @Inject
    SecurityContext security;

    @Inject
    Users users;

    public Optional<String> name() {
        return Optional.ofNullable(security.getCallerPrincipal()).map(java.security.Principal::getName);
    }

    /** The groups of one of our own users; the roles of one whose identity comes from elsewhere. */
    public List<String> groups() {
        return name().flatMap(users::find).map(User::groups).map(List::copyOf).orElseGet(() -> Arrays.stream(
                        Privilege.values())
                .map(Privilege::role)
                .filter(security::isCallerInRole)
                .toList());
    }
}
