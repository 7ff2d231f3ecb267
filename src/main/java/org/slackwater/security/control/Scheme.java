package org.slackwater.security.control;

import java.util.Optional;

/** A way to say who calls: what stands first in the header {@code Authorization}. */
interface Scheme {
    /** Its name, in lower case. */
    String name();

    /**
     * @param credentials what follows the name
     * @return empty when they prove nothing
     * @throws RuntimeException when it cannot be told, through no fault of the caller
     */
    Optional<Identity> identify(String credentials);

    /** What the caller is told that he could authenticate with; empty when it is not offered. */
    Optional<String> challenge();
}
