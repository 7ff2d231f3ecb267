package org.slackwater.security.control;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.security.enterprise.AuthenticationStatus;
import jakarta.security.enterprise.authentication.mechanism.http.HttpAuthenticationMechanism;
import jakarta.security.enterprise.authentication.mechanism.http.HttpMessageContext;
import jakarta.security.enterprise.credential.UsernamePasswordCredential;
import jakarta.security.enterprise.identitystore.CredentialValidationResult;
import jakarta.security.enterprise.identitystore.IdentityStoreHandler;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * BASIC, asked of whatever identity stores there are. Of our own because the container's answers 401 with a page of HTML:
 * here a caller without an identity goes on without one, and the API refuses with a body of its own.
 */
@ApplicationScoped
public class BasicAuthentication implements HttpAuthenticationMechanism {
    /** Attribute of a request: why it could not be told who calls. */
    public static final String FAILURE = "org.slackwater.security.failure";

    private static final String SCHEME = "basic ";

    @Inject
    IdentityStoreHandler stores;

    @Override
    public AuthenticationStatus validateRequest(
            HttpServletRequest request, HttpServletResponse response, HttpMessageContext context) {
        return credential(request.getHeader("Authorization"))
                .flatMap(credential -> validate(credential, request))
                .filter(result -> result.getStatus() == CredentialValidationResult.Status.VALID)
                .map(context::notifyContainerAboutLogin)
                .orElseGet(context::doNothing);
    }

    /** A store that fails, since its database is away, is an answer of the API too: the container's has no body. */
    private Optional<CredentialValidationResult> validate(
            UsernamePasswordCredential credential, HttpServletRequest request) {
        try {
            return Optional.of(stores.validate(credential));
        } catch (RuntimeException failure) {
            request.setAttribute(FAILURE, failure);
            return Optional.empty();
        }
    }

    private static Optional<UsernamePasswordCredential> credential(@Nullable String header) {
        if (header == null || !header.regionMatches(true, 0, SCHEME, 0, SCHEME.length())) {
            return Optional.empty();
        }
        try {
            byte[] pair =
                    Base64.getDecoder().decode(header.substring(SCHEME.length()).strip());
            String text = new String(pair, StandardCharsets.UTF_8);
            int colon = text.indexOf(':');
            return colon < 0
                    ? Optional.empty()
                    : Optional.of(new UsernamePasswordCredential(text.substring(0, colon), text.substring(colon + 1)));
        } catch (IllegalArgumentException notBase64) {
            return Optional.empty();
        }
    }
}
