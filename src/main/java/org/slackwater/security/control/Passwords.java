package org.slackwater.security.control;

import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.security.enterprise.identitystore.Pbkdf2PasswordHash;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Hashes and checks passwords by PBKDF2. BASIC sends the password with every request, and the hash is slow on purpose:
 * a password that has been found right is remembered, as a digest under a key of this process, for as long as its hash in
 * the database stays the same.
 */
@ApplicationScoped
class Passwords {
    /** As OWASP's password storage cheat sheet asks for with PBKDF2 and SHA-512. */
    private static final String OWASP_ITERATIONS = "210000";

    private static final String MAC = "HmacSHA256";
    private static final int MOST_REMEMBERED = 1_000;

    @Inject
    Pbkdf2PasswordHash hash;

    /** Of hashes to come; each hash says how many it was made with. Jakarta Security refuses fewer than 1,024. */
    @Inject
    @ConfigProperty(name = "slackwater.security.password-iterations", defaultValue = OWASP_ITERATIONS)
    int iterations;

    private final byte[] key = new byte[32];
    private final Map<String, byte[]> rightOnes = new ConcurrentHashMap<>();

    @PostConstruct
    void begin() {
        hash.initialize(Map.of(
                "Pbkdf2PasswordHash.Algorithm", "PBKDF2WithHmacSHA512",
                "Pbkdf2PasswordHash.Iterations", String.valueOf(iterations),
                "Pbkdf2PasswordHash.SaltSizeBytes", "32",
                "Pbkdf2PasswordHash.KeySizeBytes", "64"));
        new SecureRandom().nextBytes(key);
    }

    String hash(String password) {
        return hash.generate(password.toCharArray());
    }

    boolean isRight(char[] password, String stored) {
        byte[] digest = digest(password);
        byte[] right = rightOnes.get(stored);
        if (right != null) {
            return MessageDigest.isEqual(right, digest);
        }
        if (!hash.verify(password, stored)) {
            return false;
        }
        if (rightOnes.size() >= MOST_REMEMBERED) {
            rightOnes.clear();
        }
        rightOnes.put(stored, digest);
        return true;
    }

    private byte[] digest(char[] password) {
        try {
            Mac mac = Mac.getInstance(MAC);
            mac.init(new SecretKeySpec(key, MAC));
            return mac.doFinal(new String(password).getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java has " + MAC, e);
        }
    }
}
