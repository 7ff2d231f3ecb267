package org.slackwater.security.control;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.security.enterprise.identitystore.CredentialValidationResult;
import jakarta.security.enterprise.identitystore.IdentityStore;
import java.util.Arrays;
import java.util.Collection;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.eclipse.microprofile.config.Config;

/**
 * Gives callers the roles of their groups, wherever their identity comes from: {@code slackwater.security.roles.<group>}
 * lists the roles of a group, of {@code manage}, {@code manage_ml}, {@code monitor}, {@code monitor_ml}.
 */
@ApplicationScoped
public class GroupRoles implements IdentityStore {
    private static final String PREFIX = "slackwater.security.roles.";

    @Inject
    Config config;

    @Override
    public Set<ValidationType> validationTypes() {
        return Set.of(ValidationType.PROVIDE_GROUPS);
    }

    @Override
    public Set<String> getCallerGroups(CredentialValidationResult caller) {
        return of(caller.getCallerGroups());
    }

    Set<String> of(Collection<String> groups) {
        return groups.stream().flatMap(this::roles).collect(Collectors.toSet());
    }

    private Stream<String> roles(String group) {
        return config.getOptionalValue(PREFIX + group, String.class).stream()
                .flatMap(roles -> Arrays.stream(roles.split(",", -1)))
                .map(String::strip)
                .filter(role -> !role.isEmpty());
    }
}
