package org.slackwater.security.control;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Optional;

/** The id of an API key and its secret. */
@ApplicationScoped
class ApiKeyScheme implements Scheme {
    @Inject
    ApiKeyCheck keys;

    @Override
    public String name() {
        return "apikey";
    }

    @Override
    public Optional<String> challenge() {
        return Optional.of("ApiKey");
    }

    @Override
    public Optional<Identity> identify(String credentials) {
        return CredentialPair.decoded(credentials).flatMap(pair -> keys.identify(pair.first(), pair.second()));
    }
}
