package org.slackwater.security.control;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.KeySourceException;
import com.nimbusds.jose.jwk.source.RateLimitReachedException;
import com.nimbusds.jose.proc.BadJOSEException;
import com.nimbusds.jose.proc.DefaultJOSEObjectTypeVerifier;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.proc.DefaultJWTClaimsVerifier;
import com.nimbusds.jwt.proc.DefaultJWTProcessor;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.text.ParseException;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slackwater.http.entity.ApiException;

/**
 * Tokens of an identity provider, as MicroProfile JWT has them: signed JWTs that name the caller and his groups. The
 * standard's own mechanism would take the place of passwords and keys.
 */
@ApplicationScoped
class Tokens {
    private static final Logger LOG = Logger.getLogger(Tokens.class.getName());
    private static final JOSEObjectType ACCESS_TOKEN = new JOSEObjectType("at+jwt");
    private static final String NAME = "[\\x20-\\x7e]{1,256}";

    @Inject
    TokenSettings settings;

    @Inject
    GroupRoles roles;

    private volatile @Nullable DefaultJWTProcessor<SecurityContext> processor;

    /** Settings that cannot work end the start: nobody should believe that tokens are taken when they are not. */
    void begin(@Observes @Initialized(ApplicationScoped.class) Object event) {
        if (!settings.given()) {
            return;
        }
        settings.check();
        DefaultJWTProcessor<SecurityContext> made = new DefaultJWTProcessor<>();
        made.setJWSTypeVerifier(
                new DefaultJOSEObjectTypeVerifier<SecurityContext>(JOSEObjectType.JWT, ACCESS_TOKEN, null));
        made.setJWSKeySelector(TokenKeys.of(settings));
        made.setJWTClaimsSetVerifier(claims());
        processor = made;
        LOG.log(Level.INFO, "tokens are taken: issuer={0}", settings.issuer.orElse(""));
    }

    boolean areTaken() {
        return processor != null;
    }

    /**
     * @return empty when the token proves nothing, or none are taken
     * @throws ApiException 503 when the keys to verify it by cannot be read
     */
    Optional<Identity> identify(String token) {
        DefaultJWTProcessor<SecurityContext> verifier = processor;
        if (verifier == null) {
            return Optional.empty();
        }
        try {
            return identity(verifier.process(token, null));
        } catch (KeySourceException e) {
            // A token may name any key, and whether there is such a one is not asked as often as callers like.
            boolean early = e instanceof RateLimitReachedException;
            LOG.log(early ? Level.FINE : Level.WARNING, "a token cannot be verified", e);
            throw new ApiException(503, "status_exception", "tokens cannot be verified now; try again later", e);
        } catch (ParseException | BadJOSEException | JOSEException e) {
            LOG.log(Level.FINE, "a token was refused", e);
        }
        return Optional.empty();
    }

    private Optional<Identity> identity(JWTClaimsSet claims) throws ParseException {
        List<String> given = claims.getStringListClaim("groups");
        List<String> groups = given == null
                ? List.of()
                : given.stream().filter(Objects::nonNull).toList();
        return name(claims)
                .filter(name -> name.matches(NAME))
                .map(name -> Identity.by(Identity.Means.TOKEN, name, groups, roles.of(groups)));
    }

    /** The first of the claims that the standard names for it. */
    private static Optional<String> name(JWTClaimsSet claims) throws ParseException {
        return Stream.of(claims.getStringClaim("upn"), claims.getStringClaim("preferred_username"), claims.getSubject())
                .flatMap(Stream::ofNullable)
                .findFirst();
    }

    private DefaultJWTClaimsVerifier<SecurityContext> claims() {
        DefaultJWTClaimsVerifier<SecurityContext> verifier = new DefaultJWTClaimsVerifier<>(
                settings.audiences(),
                new JWTClaimsSet.Builder().issuer(settings.issuer.orElseThrow()).build(),
                Set.of("exp"),
                null);
        verifier.setMaxClockSkew(settings.clockSkewSeconds);
        return verifier;
    }
}
