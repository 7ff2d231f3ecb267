package org.slackwater.security.control;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.security.enterprise.credential.UsernamePasswordCredential;
import jakarta.security.enterprise.identitystore.CredentialValidationResult;
import jakarta.security.enterprise.identitystore.IdentityStore;
import java.util.Optional;
import java.util.Set;
import org.slackwater.security.entity.User;

/** The users in the database, as the container asks for them. */
@ApplicationScoped
public class UserStore implements IdentityStore {
    @Inject
    Users users;

    @Inject
    Passwords passwords;

    /** Groups are not roles: a group that happens to be called as a privilege does not give it. */
    @Override
    public Set<ValidationType> validationTypes() {
        return Set.of(ValidationType.VALIDATE);
    }

    /** Called by the container. An unknown user costs as much time as a wrong password, so that names cannot be guessed. */
    public CredentialValidationResult validate(UsernamePasswordCredential credential) {
        Optional<User> user = users.find(credential.getCaller());
        boolean right = passwords.isRight(
                credential.getPassword().getValue(),
                user.map(User::passwordHash).orElseGet(users::hashOfNobody));
        return user.isPresent() && right
                ? new CredentialValidationResult(user.get().name(), user.get().groups())
                : CredentialValidationResult.INVALID_RESULT;
    }
}
