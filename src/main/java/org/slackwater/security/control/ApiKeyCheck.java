package org.slackwater.security.control;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.slackwater.security.entity.ApiKey;
import org.slackwater.security.entity.User;

/** Who shows an API key: its owner, with no more privileges than both have. Read anew each time, so that what changes counts. */
@ApplicationScoped
@Transactional
class ApiKeyCheck {
    @Inject
    ApiKeys keys;

    @Inject
    Users users;

    @Inject
    GroupRoles roles;

    @Inject
    Clock clock;

    /** Empty when there is no such key, or it is not valid any more. */
    Optional<Identity> identify(String id, String secret) {
        return keys.find(id)
                .filter(key -> ApiKeySecret.isRight(secret, key.secretHash()))
                .filter(key -> key.isValidAt(clock.millis()))
                .flatMap(key -> users.find(key.owner()).map(owner -> identity(key, owner)));
    }

    private Identity identity(ApiKey key, User owner) {
        List<String> privileges = KeyPrivileges.of(roles.of(owner.groups()), key.roleDescriptors());
        return new Identity(owner.name(), privileges, Set.copyOf(privileges), Identity.Means.API_KEY, key.id());
    }
}
