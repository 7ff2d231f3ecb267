package org.slackwater.security.control;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;

/** Two texts with a colon between them, in Base64. */
record CredentialPair(String first, String second) {
    /** Empty when it is none. */
    static Optional<CredentialPair> decoded(String encoded) {
        try {
            String text = new String(Base64.getDecoder().decode(encoded), StandardCharsets.UTF_8);
            int colon = text.indexOf(':');
            return colon < 0
                    ? Optional.empty()
                    : Optional.of(new CredentialPair(text.substring(0, colon), text.substring(colon + 1)));
        } catch (IllegalArgumentException notBase64) {
            return Optional.empty();
        }
    }
}
