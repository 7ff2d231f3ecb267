package org.slackwater.security.control;

import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.KeySourceException;
import com.nimbusds.jose.jwk.JWKMatcher;
import com.nimbusds.jose.jwk.JWKSelector;
import com.nimbusds.jose.jwk.KeyConverter;
import com.nimbusds.jose.jwk.KeyType;
import com.nimbusds.jose.jwk.KeyUse;
import com.nimbusds.jose.jwk.source.ImmutableJWKSet;
import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.jwk.source.JWKSourceBuilder;
import com.nimbusds.jose.proc.JWSKeySelector;
import com.nimbusds.jose.proc.SecurityContext;
import java.security.Key;
import java.security.PublicKey;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The keys that may have signed a token: of the one algorithm that is configured, so that a token cannot choose a weaker
 * one, or one for which the public key would be the secret.
 */
record TokenKeys(JWSAlgorithm algorithm, JWKSource<SecurityContext> source) implements JWSKeySelector<SecurityContext> {
    private static final Duration FRESH = Duration.ofMinutes(5);
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final Duration LEAST_PAUSE = Duration.ofSeconds(15);

    /** For how long keys that were read once do while they cannot be read again. */
    private static final Duration OUTAGE = Duration.ofHours(4);

    static TokenKeys of(TokenSettings settings) {
        return new TokenKeys(
                settings.algorithm(),
                settings.key
                        .<JWKSource<SecurityContext>>map(text -> new ImmutableJWKSet<>(PublicKeys.read(text)))
                        .orElseGet(() -> refreshed(settings.location.orElseThrow())));
    }

    /** Read again every now and then, and when a token names a key that is not there; but not as often as callers like. */
    private static JWKSource<SecurityContext> refreshed(String location) {
        return JWKSourceBuilder.create(new KeyLocation(location))
                .cache(FRESH.toMillis(), PATIENCE.toMillis())
                .refreshAheadCache(false)
                .rateLimited(LEAST_PAUSE.toMillis())
                .outageTolerant(OUTAGE.toMillis())
                .build();
    }

    @Override
    public List<? extends Key> selectJWSKeys(JWSHeader header, @Nullable SecurityContext context)
            throws KeySourceException {
        if (!algorithm.equals(header.getAlgorithm())) {
            return List.of();
        }
        return KeyConverter.toJavaKeys(source.get(new JWKSelector(matcher(header)), context)).stream()
                .filter(PublicKey.class::isInstance)
                .toList();
    }

    /** Keys without an id, as those in PEM, do for any. */
    private JWKMatcher matcher(JWSHeader header) {
        JWKMatcher.Builder matcher = new JWKMatcher.Builder()
                .keyType(KeyType.forAlgorithm(algorithm))
                .keyUses(KeyUse.SIGNATURE, null)
                .algorithms(algorithm, null);
        return (header.getKeyID() == null ? matcher : matcher.keyIDs(header.getKeyID(), null)).build();
    }
}
