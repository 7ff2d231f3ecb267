package org.slackwater.security.control;

import com.nimbusds.jose.JWSAlgorithm;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;

/** How tokens are verified, by the properties of MicroProfile JWT. */
@Dependent
class TokenSettings {
    @Inject
    @ConfigProperty(name = "mp.jwt.verify.publickey")
    Optional<String> key = Optional.empty();

    @Inject
    @ConfigProperty(name = "mp.jwt.verify.publickey.location")
    Optional<String> location = Optional.empty();

    @Inject
    @ConfigProperty(name = "mp.jwt.verify.publickey.algorithm", defaultValue = "RS256")
    String algorithm = "";

    @Inject
    @ConfigProperty(name = "mp.jwt.verify.issuer")
    Optional<String> issuer = Optional.empty();

    @Inject
    @ConfigProperty(name = "mp.jwt.verify.audiences")
    Optional<String> audiences = Optional.empty();

    @Inject
    @ConfigProperty(name = "mp.jwt.verify.clock.skew", defaultValue = "30")
    int clockSkewSeconds;

    /** Whether there is anything to verify tokens with. */
    boolean given() {
        return key.isPresent() || location.isPresent();
    }

    /** @throws IllegalStateException when they are not complete, or not safe */
    void check() {
        if (key.isPresent() && location.isPresent()) {
            throw new IllegalStateException(
                    "only one of mp.jwt.verify.publickey and mp.jwt.verify.publickey.location may be given");
        }
        if (issuer.isEmpty()) {
            throw new IllegalStateException("mp.jwt.verify.issuer must be given where tokens are taken");
        }
        JWSAlgorithm asked = algorithm();
        if (!JWSAlgorithm.Family.RSA.contains(asked) && !JWSAlgorithm.Family.EC.contains(asked)) {
            throw new IllegalStateException("mp.jwt.verify.publickey.algorithm [" + algorithm
                    + "] is no signature by a private key that is supported, such as RS256 or ES256");
        }
    }

    /** Null for any. Not as a set from the server, which fails over an optional one. */
    @Nullable
    Set<String> audiences() {
        return audiences
                .map(list -> Arrays.stream(list.split(",", -1))
                        .map(String::strip)
                        // not immutable: the library asks it for null
                        .collect(Collectors.toCollection(HashSet::new)))
                .orElse(null);
    }

    JWSAlgorithm algorithm() {
        return JWSAlgorithm.parse(algorithm);
    }
}
