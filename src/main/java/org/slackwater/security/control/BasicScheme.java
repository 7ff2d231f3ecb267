package org.slackwater.security.control;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.security.enterprise.credential.UsernamePasswordCredential;
import jakarta.security.enterprise.identitystore.CredentialValidationResult;
import jakarta.security.enterprise.identitystore.CredentialValidationResult.Status;
import jakarta.security.enterprise.identitystore.IdentityStoreHandler;
import java.util.List;
import java.util.Optional;
import org.slackwater.security.entity.User;

/** Name and password, asked of whatever identity stores there are. */
@ApplicationScoped
class BasicScheme implements Scheme {
    @Inject
    IdentityStoreHandler stores;

    @Inject
    Users users;

    @Override
    public String name() {
        return "basic";
    }

    @Override
    public Optional<String> challenge() {
        return Optional.of("Basic realm=\"security\", charset=\"UTF-8\"");
    }

    @Override
    public Optional<Identity> identify(String credentials) {
        return CredentialPair.decoded(credentials)
                .map(pair -> stores.validate(new UsernamePasswordCredential(pair.first(), pair.second())))
                .filter(result -> result.getStatus() == Status.VALID)
                .map(this::identity);
    }

    /** The groups of one of our own users; the roles of one whose identity comes from elsewhere. */
    private Identity identity(CredentialValidationResult result) {
        String name = result.getCallerPrincipal().getName();
        List<String> groups = users.find(name)
                .map(User::groups)
                .map(List::copyOf)
                .orElseGet(() -> List.copyOf(result.getCallerGroups()));
        return Identity.by(Identity.Means.PASSWORD, name, groups, result.getCallerGroups());
    }
}
