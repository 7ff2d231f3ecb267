package org.slackwater.security.control;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.security.enterprise.AuthenticationStatus;
import jakarta.security.enterprise.authentication.mechanism.http.HttpAuthenticationMechanism;
import jakarta.security.enterprise.authentication.mechanism.http.HttpMessageContext;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Who calls, by passwords, API keys and tokens beside each other; the standard mechanisms exclude each other. And of our
 * own because the container's answers 401 with a page of HTML: here a caller without an identity goes on without one, and
 * the API refuses with a body of its own.
 */
@ApplicationScoped
public class Authentication implements HttpAuthenticationMechanism {
    /** Attribute of a request: why it could not be told who calls. */
    public static final String FAILURE = "org.slackwater.security.failure";

    /** Attribute of a request: the {@link Identity} of the caller. */
    static final String IDENTITY = "org.slackwater.security.identity";

    @Inject
    BasicScheme basic;

    @Inject
    ApiKeyScheme apiKey;

    @Inject
    BearerScheme bearer;

    @Override
    public AuthenticationStatus validateRequest(
            HttpServletRequest request, HttpServletResponse response, HttpMessageContext context) {
        return identity(request)
                .map(identity -> {
                    request.setAttribute(IDENTITY, identity);
                    return context.notifyContainerAboutLogin(identity.name(), identity.roles());
                })
                .orElseGet(context::doNothing);
    }

    /** What callers without an identity are told, one for each scheme that is offered. */
    public List<String> challenges() {
        return schemes().map(Scheme::challenge).flatMap(Optional::stream).toList();
    }

    /** A store that fails, since its database is away, is an answer of the API too: the container's has no body. */
    private Optional<Identity> identity(HttpServletRequest request) {
        try {
            return identity(request.getHeader("Authorization"));
        } catch (RuntimeException failure) {
            request.setAttribute(FAILURE, failure);
            return Optional.empty();
        }
    }

    private Optional<Identity> identity(@Nullable String header) {
        String[] parts = header == null ? new String[0] : header.strip().split(" +", 2);
        if (parts.length < 2) {
            return Optional.empty();
        }
        String scheme = parts[0].toLowerCase(Locale.ROOT);
        return schemes()
                .filter(each -> each.name().equals(scheme))
                .findFirst()
                .flatMap(each -> each.identify(parts[1]));
    }

    private Stream<Scheme> schemes() {
        return Stream.of(basic, apiKey, bearer);
    }
}
