package org.slackwater.security.control;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Optional;

/** A token of an identity provider, where one is configured. */
@ApplicationScoped
class BearerScheme implements Scheme {
    @Inject
    Tokens tokens;

    @Override
    public String name() {
        return "bearer";
    }

    @Override
    public Optional<String> challenge() {
        return tokens.areTaken() ? Optional.of("Bearer realm=\"security\"") : Optional.empty();
    }

    @Override
    public Optional<Identity> identify(String credentials) {
        return tokens.identify(credentials);
    }
}
